import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlacedReply } from '../../bot/dispatch.ts';
import { REFUSALS } from '../../bot/routes.ts';
import type { RefusalCode } from '../../src/refusal.ts';
import { dayOf } from '../../src/scheduling/recurrence.ts';
import {
  keepDocumentsIn,
  member,
  NAMES,
  type Place,
  refusedWith,
  render,
  TeamsConversation,
} from '../support/conversation.ts';
import { copyStore, documentsIn, dropStoreIn, openStoreIn } from '../support/store-under-test.ts';
import { IN_TEAM, OWN_CHAT, RECEIVER, RIGHT } from './authorisation.ts';
import { withOthersElsewhere } from './elsewhere.ts';

/** What cards of the scene send back. */
export interface Ids {
  readonly pulseId: string;
  readonly closedPulseId: string;
  /** Waits for its meeting. */
  readonly agendaId: string;
  /** Is shown. */
  readonly shownId: string;
  readonly thankYouId: string;
  readonly sharedId: string;
  readonly thankYouTeamId: string;
  readonly selfCheckId: string;
}

const MEMBERS = NAMES.slice(0, 6);
export const LEFT = 'Diego Siciliani';
export const NEWCOMER = 'Grady Archie';
/** In what the team wrote, and in nothing of ours. */
export const SECRETS = ['vermilion', 'marzipan', 'porcupine', 'walrus', 'teapot'];

/** A team with a past, in a store that can be copied for each who attacks it. */
export class Scene {
  readonly #folder = mkdtempSync(join(tmpdir(), 'behaviours-'));
  #conversation: TeamsConversation | undefined;
  #ids: Ids | undefined;
  #copies = 0;

  /** @param more what happened besides */
  async plant(more: (chat: TeamsConversation, ids: Ids) => Promise<void> = async () => {}): Promise<void> {
    const original = join(this.#folder, 'original');
    mkdirSync(original);
    keepDocumentsIn((clock) => openStoreIn(original, clock));
    this.#conversation = new TeamsConversation([...MEMBERS, LEFT]);
    this.#ids = await lived(this.#conversation);
    await more(this.#conversation, this.#ids);
    await this.#conversation.ports.store.close();
  }

  get ids(): Ids {
    if (!this.#ids) throw new Error('the scene is not planted');
    return this.#ids;
  }

  /** The scene as it was planted, after one has left and another has come. */
  async copy(): Promise<Copy> {
    const planted = this.#conversation;
    if (!planted) throw new Error('the scene is not planted');
    this.#copies += 1;
    const folder = join(this.#folder, `copy-${this.#copies}`);
    await copyStore(join(this.#folder, 'original'), folder);
    keepDocumentsIn((clock) => openStoreIn(folder, clock));
    const conversation = new TeamsConversation([...MEMBERS, NEWCOMER]);
    conversation.now = planted.now;
    conversation.roles.set(member('Lynne Robbins').personId, 'attendee');
    await conversation.ports.keys.close();
    Object.assign(conversation, { ports: { ...conversation.ports, keys: planted.ports.keys } });
    withOthersElsewhere(conversation);
    return { conversation, folder };
  }

  async clear(): Promise<void> {
    await this.#conversation?.ports.keys.close();
    for (let copy = 1; copy <= this.#copies; copy += 1) await dropStoreIn(join(this.#folder, `copy-${copy}`));
    await dropStoreIn(join(this.#folder, 'original'));
    rmSync(this.#folder, { recursive: true });
  }
}

export interface Copy {
  readonly conversation: TeamsConversation;
  readonly folder: string;
}

async function lived(chat: TeamsConversation): Promise<Ids> {
  const press = async (
    by: string,
    verb: string,
    data: Record<string, unknown>,
    place = IN_TEAM,
  ): Promise<PlacedReply> => {
    const answer = await chat.press(by, verb, data, place);
    await chat.runJobs();
    if (!answer || refusedWith(answer)) throw new Error(`${verb} was refused`);
    return answer;
  };
  const openPulse = async (formId: string, behaviours: string): Promise<string> => {
    const opened = await press(RIGHT, 'open-pulse', { formId, behaviours, hours: '72' });
    const pulseId = idIn(opened, 'pulseId');
    for (const name of [...MEMBERS, LEFT]) await press(name, 'answer-pulse', { pulseId, s0: '4' });
    return pulseId;
  };
  const thank = async (receiver: string, whatTheyDid: string): Promise<string> => {
    const receiverId = member(receiver).personId;
    const form = { formId: receiver, receiver: receiverId, behaviour: 'compassionate', whatTheyDid };
    return idIn(await press(RIGHT, 'give-thanks', form), 'thankYouId');
  };
  const closedPulseId = await openPulse('form-1', 'collaborative');
  await press(RIGHT, 'close-pulse', { pulseId: closedPulseId });
  await chat.wait(1);
  await press(RIGHT, 'save-action', {
    pulseId: closedPulseId,
    decision: 'agreed',
    what: 'Count the porcupine',
    who: member(RECEIVER).personId,
    // Today, so that the agenda that is shown asks whether it helped.
    byWhen: dayOf(chat.now, 'Europe/London'),
  });
  const pulseId = await openPulse('form-2', 'innovative');
  const agenda = await press(RIGHT, 'prepare-agenda', { formId: 'form-3', line1: 'The marzipan budget' });
  const shown = await press(RIGHT, 'post-agenda', {
    formId: 'form-4',
    line1: 'The walrus parade',
    behaviour1: 'living-well',
  });
  const thankYouId = await thank(RECEIVER, 'Polished the vermilion door.');
  const sharedId = await thank('Adele Vance', 'Mended the teapot.');
  const thankYouTeamId = 'team-sample-team';
  await press('Adele Vance', 'share-thanks', { thankYouId: sharedId, thankYouTeamId }, OWN_CHAT);
  const check = {
    formId: 'form-5',
    frameworkId: 'mse-icb-values',
    version: '2024-03',
    depth: 'quick',
    answers: '4352',
  };
  await press(RIGHT, 'keep-self-check', check, OWN_CHAT);
  const [kept] = await chat.ports.store.selfChecks('chat-person-alex-wilber', 1);
  return {
    pulseId,
    closedPulseId,
    agendaId: idIn(agenda, 'agendaId'),
    shownId: idIn(shown, 'agendaId'),
    thankYouId,
    sharedId,
    thankYouTeamId,
    selfCheckId: kept?.selfCheckId ?? '',
  };
}

function idIn({ message }: PlacedReply, name: string): string {
  const id = new Map<string, unknown>(Object.entries(message)).get(name);
  if (typeof id !== 'string' || id === '') throw new Error(`${message.kind} has no ${name}`);
  return id;
}

export interface Ask {
  readonly by: string;
  readonly place: Place;
  readonly word?: string;
  readonly verb?: string;
  readonly data: Record<string, unknown>;
}

/** What came of it, in the words of the table, and all that anybody was shown. */
export async function outcomeOf(
  { conversation }: Copy,
  { by, place, word, verb = '', data }: Ask,
): Promise<{ outcome: 'done' | RefusalCode; shown: string; posts: number }> {
  conversation.posts.length = 0;
  conversation.updates.length = 0;
  const answer =
    word === undefined ? await conversation.press(by, verb, data, place) : await conversation.say(by, word, place);
  await conversation.runJobs();
  const others = [...conversation.posts, ...conversation.updates].map(({ message }) => render({ message }));
  return {
    outcome: refusalIn(answer) ?? 'done',
    shown: JSON.stringify([render(answer), others]),
    posts: conversation.posts.length + conversation.updates.length,
  };
}

function refusalIn(answer: PlacedReply | null): RefusalCode | undefined {
  const what = refusedWith(answer);
  const codes = Object.keys(REFUSALS) as RefusalCode[];
  return codes.find((code) => REFUSALS[code].what === what);
}

/** Every document but a place that the bot has taken note of because somebody speaks from it. */
export async function remains({ conversation, folder }: Copy): Promise<ReadonlyMap<string, string>> {
  const all = await documentsIn(folder, conversation.ports.clock);
  return new Map([...all].filter(([key]) => !key.includes(' team:') || key.startsWith('team-sample-team ')));
}
