// What Teams and the Playground were recorded to send comes three times at once, and once more after the process was
// stopped and another was started: what is kept and posted is what one delivery leaves.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Clock } from '../../src/ports.ts';
import { BotUnderTest, type Sent } from '../support/bot-under-test.ts';
import { folderForTest } from '../support/folder.ts';
import { documentsIn, openStoreIn } from '../support/store-under-test.ts';

const RECORDED = readdirSync(new URL('../fixtures/activities/', import.meta.url)).map((name) =>
  name.replace('.json', ''),
);
const SEEN_AT = Date.parse('2026-11-21T20:00:30Z');
const REDELIVERED_AFTER_MS = 20_000;

interface Left {
  readonly documents: ReadonlyMap<string, string>;
  readonly posts: readonly unknown[];
}

async function afterMarking(isRepeated: boolean): Promise<Left> {
  const bot = new BotUnderTest();
  const kept = folderForTest();
  let now = SEEN_AT;
  const clock: Clock = { now: () => now };
  const opened = () => ({ ports: { clock, store: openStoreIn(kept, clock), newId: () => 'a new form' } });
  await bot.start({}, opened());
  // Where Teams is reached differs between two bots, and is kept with each conversation.
  const withoutAddress = (text: string): string => text.replaceAll(bot.connector.serviceUrl, 'https://teams');
  const deliver = async (activity: Sent): Promise<void> => {
    expect(await bot.send(activity)).toMatchObject({ status: 200 });
  };
  for (const name of RECORDED) {
    const activity = bot.recorded(name);
    await Promise.all(Array.from({ length: isRepeated ? 3 : 1 }, () => deliver(activity)));
    await bot.running.runJobs();
  }
  now += REDELIVERED_AFTER_MS;
  if (isRepeated) {
    await bot.startAnew({}, opened());
    for (const name of RECORDED) await deliver(bot.recorded(name));
  }
  await bot.running.runJobs();
  const posts = bot.connector.posts.map(({ path, body }) => ({ path, body: withoutAddress(JSON.stringify(body)) }));
  await bot.running.stop();
  const documents = await documentsIn(kept, clock);
  // Each start makes it due anew.
  const ofThisProcess = ([key]: readonly [string, string]): boolean => key.endsWith('job:delete-ended:all teams');
  const lasting = [...documents].filter((one) => !ofThisProcess(one));
  const left = new Map(lasting.map(([key, json]) => [key, withoutAddress(json)]));
  await bot.stop();
  return { documents: left, posts };
}

test('what was recorded', { timeout: 240_000 }, async () => {
  const once = await afterMarking(false);
  expect(once.posts.length).toBeGreaterThan(5);
  expect(await afterMarking(true)).toEqual(once);
});
