import type { PlacedReply } from '../../../bot/dispatch.ts';
import { ROWS, type Verb } from '../../../bot/routes.ts';
import { RIGHT, VERB_ROWS } from '../../attacks/authorisation.ts';
import { type Copy, type Ids, Scene } from '../../attacks/authorisation-scene.ts';
import { member, type Place, refusedWith, render, type TeamsConversation } from '../../support/conversation.ts';
import { AGENDA_ITEMS, AGREED_ACTION, RHYTHM, THANKS_WORDS } from '../../support/filled-forms.ts';
import { documentsIn } from '../../support/store-under-test.ts';
import { elementsIn } from '../../unit/cards/walk.ts';
import { fieldsOn, type Shown } from './sent-forms.ts';

export type Sent = Readonly<Record<string, unknown>>;

/** A press that is done, with a value in each field. */
export interface Press {
  readonly verb: Verb;
  readonly by: string;
  readonly place: Place;
  readonly data: Sent;
}

const AGAIN = { again: 'yes' };
const TEAM = 'team-sample-team';
const ITEMS = { ...AGENDA_ITEMS, behaviour3: 'living-well' };
const ITEM = { itemType: 'risk', line: 'Winter staffing', behaviour: 'innovative' };
const PULSE = { behaviours: 'innovative,compassionate', hours: '24' };
const CHECK = { part: 'full-1', hours: '24' };
const ANSWER = { s0: '4', s1: 'not-sure', comment: 'We could do this more often.' };
const ACTION = { ...AGREED_ACTION, byWhen: '2026-12-18' };
const THANKS = {
  ...THANKS_WORDS,
  receiver: 'person-megan-bowen,person-adele-vance',
  whatTheyDid: 'Stayed late on Tuesday to finish the letters.',
  likely: 'person-megan-bowen,person-adele-vance,person-lynne-robbins',
  alone: 'yes',
  isMeant: 'yes',
  backVerb: 'show-help',
  backTo: '',
  isMessage: 'yes',
};
const SETTINGS = {
  frameworkId: 'jersey-tier3',
  timeZone: 'Europe/Paris',
  threshold: '5',
  pooling: 'yes',
  comments: 'no',
};
const FIRST_QUIET = { quietFrom: '2026-12-28', quietUntil: '2026-12-29' };
const WHOLE_RHYTHM = {
  ...RHYTHM,
  pulseAt: '14:05',
  ...FIRST_QUIET,
  dropQuiet: '2026-12-21/2027-01-03',
  isMeant: 'yes',
};
const SELF_CHECK = { formId: 'a new check', frameworkId: 'mse-icb-values', version: '2024-03', depth: 'quick' };
const FREQUENCIES = { q0: '4', q1: '3', q2: '0', q3: '5' };

/** What the team of the authorisation has besides: a rhythm with a pause, a pulse with comments. */
export class InputsScene {
  readonly #scene = new Scene();
  #commentedId = '';
  #quiet: Copy | undefined;

  async plant(): Promise<void> {
    await this.#scene.plant(async (chat) => {
      await done(chat, 'save-settings', {
        ...SETTINGS,
        frameworkId: 'mse-icb-values',
        threshold: '5',
        comments: 'yes',
      });
      await done(chat, 'save-rhythm', { ...RHYTHM, pulseAt: '10:00' });
      // Not nearly the same people as those whom a press asks, or the scene has asked.
      const here = chat.members.length;
      chat.members.push(...['A Ames', 'B Bell', 'C Cole', 'D Dale', 'E Eden'].map(member));
      await done(chat, 'open-pulse', { formId: 'form-6', behaviours: 'innovative,compassionate', hours: '336' });
      chat.members.splice(here);
      await chat.runJobs();
      const open = await chat.ports.store.openPulses(TEAM);
      this.#commentedId = open.find(({ hasComments }) => hasComments)?.pulseId ?? '';
      await done(chat, 'answer-pulse', { pulseId: this.#commentedId, s0: '4', s1: '4' });
    });
  }

  async clear(): Promise<void> {
    await this.#leave();
    await this.#scene.clear();
  }

  /** Every row with its fields filled in, in each way in which one field keeps another from being looked at. */
  presses(): Press[] {
    return (Object.keys(ROWS) as Verb[]).flatMap((verb) => {
      const { by, place, data } = VERB_ROWS[verb];
      const usual = data(this.#scene.ids);
      const filled = this.#filled(this.#scene.ids)[verb] ?? [{}];
      return filled.map((more) => ({ verb, by, place, data: 'thanks' in more ? more : { ...usual, ...more } }));
    });
  }

  #filled({ thankYouId, sharedId, thankYouTeamId, closedPulseId }: Ids): Partial<Record<Verb, readonly Sent[]>> {
    const commented = { pulseId: this.#commentedId };
    const result = { pulseId: closedPulseId };
    const listed = { thanks: `${thankYouId} ${thankYouTeamId}` };
    const form = { formId: 'a new form' };
    const change = { ...THANKS_WORDS, whatTheyDid: THANKS.whatTheyDid };
    const forTeam = { ...THANKS, isForTeam: 'yes' };
    return {
      'start-action': [
        { ...result, behaviour: 'collaborative' },
        { ...result, ...ACTION, ...AGAIN },
      ],
      'save-action': [
        { ...ACTION, decision: 'agreed', isMeant: 'yes' },
        { ...ACTION, decision: 'not now' },
      ],
      'start-share': [{ frameworkId: 'jersey-tier3' }, { frameworkId: 'jersey-tier3', purpose: 'training' }],
      'start-invited-self-check': [{ frameworkId: 'jersey-tier3' }],
      'view-self-check': [{ beside: TEAM }],
      'share-framework': [
        { frameworkId: 'jersey-tier3', behaviour: 'we-deliver' },
        { frameworkId: 'jersey-tier3', behaviour: '*1' },
        { frameworkId: 'jersey-tier3', behaviour: 'we-deliver', purpose: 'interview' },
        { frameworkId: 'jersey-tier3', behaviour: '*1', purpose: 'print' },
      ],
      'start-agenda': [{ behaviour1: 'innovative' }, { ...form, ...ITEMS, ...AGAIN }],
      'post-agenda': [
        { ...ITEMS, isMeant: 'yes' },
        { ...ITEMS, behaviour1: 'bot chooses', behaviour2: 'bot chooses' },
      ],
      'prepare-agenda': [{ ...ITEMS, isMeant: 'yes' }],
      'start-proposal': [{ ...ITEM, ...AGAIN }],
      'propose-behaviour': [{ ...ITEM, isMeant: 'yes' }],
      'start-pulse': [{ ...form, ...PULSE, ...AGAIN }],
      'open-pulse': [PULSE],
      'start-team-check': [{ part: 'full-1' }, { ...form, ...CHECK, ...AGAIN }],
      'open-team-check': [CHECK],
      'answer-pulse': [{ ...commented, ...ANSWER, isWhole: 'yes', isMeant: 'yes' }],
      'answer-statement': [{ statement: 0, answer: '2', isChange: 'yes' }],
      'change-statement': [{ statement: 0 }],
      'withdraw-statement': [{ statement: 0 }],
      'view-pulse': [{ ...commented, comment: 'More breaks.', ...AGAIN }],
      'save-comment': [{ ...commented, isMeant: 'yes' }],
      'change-answer': [commented, { ...commented, ...ANSWER, ...AGAIN }],
      'start-rhythm': [{ ...WHOLE_RHYTHM, pauseEnd: 'no', ...AGAIN }],
      'save-rhythm': [
        { ...WHOLE_RHYTHM, pauseEnd: 'no' },
        { ...WHOLE_RHYTHM, pauseEnd: 'yes' },
      ],
      'start-settings': [{ ...SETTINGS, ...AGAIN }],
      'save-settings': [SETTINGS],
      'show-help': [{ opening: 'I did not recognise that.', ...AGAIN }],
      'start-thanks': [
        { behaviour: 'innovative' },
        { ...form, ...THANKS, quote: 'Could you stay?', ...AGAIN },
        { ...form, ...forTeam, ...AGAIN },
        { typedHere: 'for staying late', mentioned: '29:megan-bowen', ...AGAIN },
      ],
      'leave-thanks': [{}, { thanks: `${sharedId} ${thankYouTeamId}` }],
      'preview-thanks': [THANKS, forTeam],
      'give-thanks': [THANKS, forTeam],
      'start-thanks-change': [listed, {}, { ...change, ...AGAIN }],
      'change-thanks': [{ ...change, isMeant: 'yes' }],
      'withdraw-thanks': [listed, {}],
      'nominate-thanks': [{ ...listed, agrees: 'yes' }, { agrees: 'no' }, { ...AS_GIVEN, agrees: 'yes' }],
      'join-thanks': [{ ...AS_GIVEN, joins: 'yes' }, { joins: 'no' }],
      'thank-back': [AS_GIVEN],
      'share-thanks': [AS_GIVEN],
      'start-preferences': [{ sharing: 'private', forAwards: 'yes', ...AGAIN }],
      'save-preferences': [{ sharing: 'private', forAwards: 'yes' }],
      'start-self-check': [{ frameworkId: 'jersey-tier3' }, { frameworkId: 'jersey-tier3', depth: 'full', ...AGAIN }],
      'open-self-check': [
        { ...SELF_CHECK, version: '', depth: 'full' },
        { ...SELF_CHECK, frameworkId: 'jersey-tier3', version: '', depth: 'quick' },
      ],
      'show-self-check': [{ ...SELF_CHECK, ...FREQUENCIES }],
      'start-one-to-one': [{ frameworkId: 'jersey-tier3' }],
      'show-one-to-one': [{ frameworkId: 'jersey-tier3', behaviour: 'we-deliver' }],
    };
  }

  /** The fields on the cards that send each verb, or the verb whose form it is. */
  async shownFor(presses: readonly Press[]): Promise<(verb: Verb) => ReadonlyMap<string, Shown>> {
    const sending = new Map<string, Map<string, Shown>>();
    for (const press of presses) {
      const { answer } = await this.#answer(press);
      const card = render(answer);
      for (const { verb } of elementsIn(card, 'Action.Execute')) {
        sending.set(String(verb), new Map([...(sending.get(String(verb)) ?? []), ...fieldsOn(card)]));
      }
    }
    return (verb) => {
      const senders = (Object.keys(ROWS) as Verb[]).filter((other) => ROWS[other].form === verb);
      return new Map([...senders, verb].flatMap((each) => [...(sending.get(each) ?? [])]));
    };
  }

  /** What a press comes to: the answer as it is seen, and every document if one was written. Each begins with the same past. */
  async effect(press: Press): Promise<{ answer: PlacedReply | null; effect: string }> {
    const { answer, documents, updates } = await this.#answer(press);
    const seen = JSON.stringify([answer?.audience, answer?.place, render(answer), updates]);
    return { answer, effect: `${seen} ${documents}`.replaceAll(/form-\d+/g, 'form-n') };
  }

  async #answer({ verb, by, place, data }: Press) {
    this.#quiet ??= await this.#scene.copy();
    const { conversation, folder } = this.#quiet;
    conversation.updates.length = 0;
    let isWritten = false;
    const { ports } = conversation;
    const store = new Proxy(ports.store, {
      get: (target, name) => {
        if (!READS.test(String(name))) isWritten = true;
        return Reflect.get(target, name);
      },
    });
    Object.assign(conversation, { ports: { ...ports, store } });
    const answer = await conversation.press(by, verb, { ...data }, place);
    Object.assign(conversation, { ports });
    const updates = conversation.updates.map(({ where, message }) => [where, message.kind]);
    if (!isWritten) return { answer, updates, documents: '' };
    await this.#leave();
    const documents = await documentsIn(folder, ports.clock);
    return { answer, updates, documents: [...documents.values()].sort().join('\n') };
  }

  async #leave(): Promise<void> {
    await this.#quiet?.conversation.ports.store.close();
    this.#quiet = undefined;
  }
}

/** A card whose words were never changed. */
const AS_GIVEN = { changedAt: '0' };
const READS = /^(?:read|recent|prepared|selfChecks|published|openPulses|thankYous|lastAsk|marksUnder|count|answersOf)/;

async function done(chat: TeamsConversation, verb: Verb, data: Sent): Promise<void> {
  const answer = await chat.press(RIGHT, verb, { ...data });
  if (!answer || refusedWith(answer)) throw new Error(`${verb} was refused: ${refusedWith(answer)}`);
}
