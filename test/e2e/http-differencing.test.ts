// The attacks of rule R21 on the whole process, over HTTP, as Teams sends them. That their last result would tell what one person
// answered, test/attacks/who-may-have-answered.test.ts shows.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersIn, SCENES, type Scene } from '../attacks/differencing-scenes.ts';
import { isShown } from '../attacks/published.ts';
import { BotUnderTest, execute, type Sent, wordsOf } from '../support/bot-under-test.ts';
import type { Person } from '../support/connector.ts';

const TENANT = '7f3a5b1e-0000-4000-8000-000000000001';
const DAY_MS = 86_400_000;
const NOT_SHOWN = 'Held back: the same or nearly the same people answered this shortly before.';

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

const person = (place: number): Person => ({
  id: `29:user${place}`,
  name: `Sam Example ${place}`,
  aadObjectId: `7f3a5b1e-0000-4000-8000-0000000001${String(place).padStart(2, '0')}`,
});

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
  for (const [index, one] of present.entries()) {
    const s0 = answers.charAt(index);
    if (s0 !== '-' && s0 !== '') await press(one, chatId, 'answer-pulse', { pulseId, s0 });
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

/** Plays the pulses of a scene. Gives what is posted of each. */
async function play({ rounds }: Scene): Promise<string[]> {
  const posted: string[] = [];
  for (const round of rounds) {
    now += round.daysLater * DAY_MS;
    await bot.running.runJobs();
    posted.push(await ask(`19:${round.chat}@thread.v2`, round.asked.map(person), answersIn(round)));
    for (const one of round.deleted) await deleteData(person(one));
  }
  return posted;
}

async function deleteData(one: Person): Promise<void> {
  await send(one, { conversationType: 'personal', id: `a:${one.id}`, isGroup: false }, execute('delete-my-data'));
  await bot.running.runJobs();
}

function areShown(posted: readonly string[]): boolean[] {
  return posted.map(isShown);
}

test('a process that finds no marks shows the results one after another', async () => {
  Object.assign(bot.running.ports.store, { marksUnder: async () => [] });
  for (const scene of SCENES.slice(0, 2)) {
    expect(areShown(await play(scene)), scene.name).not.toContain(false);
  }
});

test.each(SCENES)('ours does not show them all: $name', async (scene) => {
  const posted = await play(scene);
  expect(areShown(posted)[0]).toBe(true);
  expect(posted.filter((text) => text.includes(NOT_SHOWN))).not.toEqual([]);
});
