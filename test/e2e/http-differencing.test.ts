// The attacks of rule R21 on the whole process, over HTTP, as Teams sends them: people join, leave, stay silent and have their data
// deleted between two pulses on one statement. From counts the difference is one person's answer.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BotUnderTest, execute, type Sent, wordsOf } from '../support/bot-under-test.ts';
import type { Person } from '../support/connector.ts';

const TENANT = '7f3a5b1e-0000-4000-8000-000000000001';
const WARD = '19:ward@thread.v2';
const DAY_MS = 86_400_000;
const NOT_SHOWN = 'Held back: the same or nearly the same people answered this shortly before.';
/** Four agree, four are in between, two disagree. */
const TEN = '4444333322';

let bot: BotUnderTest;
let now: number;
let activities = 0;
let members: Map<string, readonly Person[]>;

beforeEach(async () => {
  bot = new BotUnderTest();
  now = Date.UTC(2026, 10, 9, 9);
  members = new Map();
  await bot.start({}, { ports: { clock: { now: () => now } } });
  bot.connector.pagesOf = (chatId) => [[...(members.get(chatId) ?? [])]];
});
afterEach(() => bot.stop());

const people = (from: number, count: number): Person[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `29:user${from + index}`,
    name: `Sam Example ${from + index}`,
    aadObjectId: `7f3a5b1e-0000-4000-8000-0000000001${String(from + index).padStart(2, '0')}`,
  }));
const ELEVEN = people(1, 11);

async function send(from: Person | undefined, conversation: Sent, change: Sent): Promise<unknown> {
  activities += 1;
  const { body } = await bot.send(
    bot.recorded('group-execute', {
      id: `activity-${activities}`,
      from: { id: from?.id, name: from?.name, aadObjectId: from?.aadObjectId },
      conversation: { tenantId: TENANT, ...conversation },
      channelData: { tenant: { id: TENANT } },
      ...change,
    }),
  );
  await bot.running.runJobs();
  return body;
}

function press(from: Person | undefined, chatId: string, verb: string, data: Sent): Promise<unknown> {
  return send(from, { isGroup: true, conversationType: 'groupChat', id: chatId }, execute(verb, data));
}

/** Asks whoever is in a chat and ends it once they have answered, one sign each and '-' for silence. Gives what is posted of it. */
async function ask(chatId: string, present: readonly Person[], answers: string): Promise<string> {
  members.set(chatId, present);
  const [opener] = present;
  activities += 1;
  await press(opener, chatId, 'open-pulse', { formId: `form-${activities}`, behaviours: 'collaborative', hours: '72' });
  const [pulse] = await bot.running.ports.store.openPulses(chatId);
  if (!pulse) throw new Error('no pulse was opened');
  const { pulseId } = pulse;
  for (const [index, person] of present.entries()) {
    const s0 = answers.charAt(index);
    if (s0 !== '-' && s0 !== '') await press(person, chatId, 'answer-pulse', { pulseId, s0 });
  }
  const before = bot.connector.taken.length;
  await press(opener, chatId, 'close-pulse', { pulseId });
  now += 60_000;
  await bot.running.runJobs();
  return bot.connector.taken
    .slice(before)
    .map(({ body }) => wordsOf(body))
    .join(' ');
}

async function wait(days: number): Promise<void> {
  now += days * DAY_MS;
  await bot.running.runJobs();
}

test('five newcomers who stay silent do not make the eleventh’s answer readable', async () => {
  expect(await ask(WARD, ELEVEN, `${TEN}-`)).toContain('of us agree');
  await wait(1);
  expect(await ask(WARD, people(1, 16), `${TEN}2`)).toContain(NOT_SHOWN);
});

test('nor does one who leaves, once nearly the same people may be asked again', async () => {
  expect(await ask(WARD, ELEVEN, `${TEN}-`)).toContain('of us agree');
  await wait(3);
  expect(await ask(WARD, ELEVEN.slice(1), `${TEN.slice(1)}2`)).toContain(NOT_SHOWN);
});

test('nor do five who have their data deleted in between', async () => {
  expect(await ask(WARD, ELEVEN, `${TEN}-`)).toContain('of us agree');
  for (const person of ELEVEN.slice(0, 5)) {
    const own = { conversationType: 'personal', id: `a:${person.id}`, isGroup: false };
    await send(person, own, execute('delete-my-data'));
    await bot.running.runJobs();
  }
  const [stored] = await bot.running.ports.store.publishedPulses(WARD, 1);
  expect(stored?.audience).toHaveLength(6);
  await wait(3);
  expect(await ask(WARD, ELEVEN, `${TEN}2`)).toContain(NOT_SHOWN);
});

test('nor do two chats that hold ten of the eleven, five each', async () => {
  expect(await ask(WARD, ELEVEN, `${TEN}2`)).toContain('of us agree');
  expect(await ask('19:days@thread.v2', ELEVEN.slice(0, 5), TEN.slice(0, 5))).toContain(NOT_SHOWN);
  expect(await ask('19:nights@thread.v2', ELEVEN.slice(5, 10), TEN.slice(5))).toContain(NOT_SHOWN);
});
