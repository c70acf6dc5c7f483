import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { BotUnderTest } from '../support/bot-under-test.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import { openOwnStore } from '../support/store-under-test.ts';

let bot: BotUnderTest;
beforeEach(() => {
  bot = new BotUnderTest();
});
afterEach(() => bot.stop());

test('what ended long ago goes when the bot has started, and nobody has to write to it', async () => {
  const store = openOwnStore({ now: () => Date.now() });
  await store.create(sampleThankYou({ givenAt: 1 }));
  await bot.start({}, { ports: { store } });
  await bot.running.runJobs();
  expect(await store.read('thank-you', sampleThankYou().teamId, 'thanks-1')).toBeNull();
});

test('a store that is away at the start is asked again', async () => {
  const store = openOwnStore({ now: () => Date.now() });
  await store.create(sampleThankYou({ givenAt: 1 }));
  let faults = 2;
  const enqueue: Store['enqueue'] = async (job) => {
    faults -= 1;
    if (faults >= 0) throw new Error('away');
    return store.enqueue(job);
  };
  await bot.start({}, { ports: { store: { ...store, enqueue } } });
  for (let look = 0; look < 4; look += 1) await bot.running.runJobs();
  expect(await store.read('thank-you', sampleThankYou().teamId, 'thanks-1')).toBeNull();
});
