import { join } from 'node:path';
import type { Clock } from '../../src/ports.ts';
import { pseudonym } from '../../src/privacy/pseudonym.ts';
import { idempotencyKey } from '../../src/scheduling/idempotency-key.ts';
import { openSqliteKeys } from '../../src/storage/sqlite/keys.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { sampleConversation, samplePulse, sampleTeam } from '../support/sample-documents.ts';
import type { Colleague, GroupChat } from './group-chats.ts';
import { presses, SERVICE_URL, TENANT } from './pressing.ts';

const STATEMENTS = [
  { behaviourId: 'collaborative', behaviourName: 'We are collaborative', text: 'We ask before we decide.' },
  {
    behaviourId: 'innovative',
    behaviourName: 'We are innovative',
    text: 'We try new ways of working, and say how it went.',
  },
  {
    behaviourId: 'compassionate',
    behaviourName: 'We are compassionate',
    text: 'We notice when a colleague struggles.',
  },
];
/** Words of the card that says that an answer is stored. */
export const STORED = 'answers are saved';
const DAY_MS = 24 * 3_600_000;
const clock: Clock = { now: () => Date.now() };

/** One person's answers, as they are sent. */
export interface Answering {
  readonly chat: GroupChat;
  readonly person: Colleague;
  readonly scores: readonly number[];
  readonly body: string;
}

/** A pulse with three statements in each of these chats, as a bot leaves them in its folder once it has opened them. */
export async function writePulses(folder: string, chats: readonly GroupChat[]): Promise<void> {
  const { store, keys } = openFolder(folder);
  for (const { chatId, members } of chats) {
    const conversation = sampleConversation({
      conversationId: chatId,
      kind: 'groupChat',
      serviceUrl: SERVICE_URL,
      tenantId: TENANT,
    });
    await store.create(sampleTeam({ teamId: chatId, conversation }));
    await store.create(
      samplePulse({
        teamId: chatId,
        pulseId: pulseIdOf(chatId),
        statements: STATEMENTS,
        openedAt: clock.now(),
        closesAt: clock.now() + 10 * DAY_MS,
        audience: members.map(({ id, aadObjectId }) => ({ personId: aadObjectId, teamsId: id })),
        conversation,
      }),
    );
    await keys.create(pulseIdOf(chatId));
  }
  await store.close();
  await keys.close();
}

/** Everybody's answers, the chats mixed; once everybody has answered, everybody changes all their answers, and so on. */
export function* answering(chats: readonly GroupChat[]): Generator<Answering, never> {
  const press = presses();
  for (let round = 0; ; round += 1) {
    const people = chats[0]?.members.length ?? 0;
    for (let index = 0; index < people; index += 1) {
      for (const [at, chat] of chats.entries()) {
        const person = chat.members[index];
        if (!person) continue;
        const scores = STATEMENTS.map((_, statement) => ((at + index + statement + round) % 5) + 1);
        const sent = Object.fromEntries(scores.map((score, statement) => [`s${statement}`, String(score)]));
        const body = press(chat.chatId, person, 'answer-pulse', { pulseId: pulseIdOf(chat.chatId), ...sent });
        yield { chat, person, scores, body };
      }
    }
  }
}

/** What was confirmed and is not in the file as it was confirmed, once the bot has let go of it. */
export async function lostAnswers(folder: string, confirmed: readonly Answering[]): Promise<string[]> {
  const last = new Map(confirmed.map((one) => [one.person.id, one]));
  const { store, keys } = openFolder(folder);
  const faults: string[] = [];
  for (const { chat, person, scores } of last.values()) {
    const key = await keys.read(pulseIdOf(chat.chatId));
    const stored = key && (await store.readAnswer(pulseIdOf(chat.chatId), pseudonym(key, person.aadObjectId)));
    if (stored?.scores.join() !== scores.join()) faults.push(`the last answers of ${person.name} are not stored`);
  }
  for (const [chatId, people] of Map.groupBy(last.values(), ({ chat }) => chat.chatId)) {
    const stored = await store.countAnswers(pulseIdOf(chatId));
    if (stored !== people.length)
      faults.push(`${chatId}: ${stored} answers are stored, and ${people.length} were given`);
  }
  await store.close();
  await keys.close();
  return faults;
}

/** Made as the product makes its own. */
export function pulseIdOf(chatId: string): string {
  return idempotencyKey('pulse', chatId);
}

function openFolder(folder: string) {
  return {
    store: openSqliteStore(join(folder, 'behaviours.sqlite'), clock),
    keys: openSqliteKeys(join(folder, 'pulse-keys.sqlite')),
  };
}
