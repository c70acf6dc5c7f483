import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { FIRST, goodPresses } from '../attacks/elsewhere.ts';
import { begunOverHttp, isOnItsWay, stopAll } from '../e2e/begun-over-http.ts';

afterEach(stopAll);

test('a channel of ten thousand whose list comes in pages of 400 ms gets its pulse', async () => {
  const one = goodPresses().find(({ verb }) => verb === 'open-pulse');
  if (!one) throw new Error('no golden case opens a pulse');
  const { bot, conversation, activity } = await begunOverHttp(one);
  const [own = []] = bot.connector.memberPages;
  const page = (number: number) =>
    Array.from({ length: 500 }, (_, index) => ({
      id: `29:p-${number}-${index}`,
      aadObjectId: `person-${number}-${index}`,
      name: `Colleague ${number}-${index}`,
    }));
  bot.connector.memberPages = [own, ...Array.from({ length: 20 }, (_, number) => page(number))];
  bot.connector.delayMs = 400;
  expect(isOnItsWay(await bot.send(activity))).toBe(true);
  const openPulses = () => conversation.ports.store.openPulses(FIRST);
  let asked = 0;
  for (let tries = 0; tries < 600 && asked === 0; tries += 1) {
    await wait(100);
    asked = (await openPulses())[0]?.audience.length ?? 0;
  }
  expect(asked).toBe(10_000 + own.length);
  bot.connector.hurry();
  await bot.running.runJobs();
  expect(bot.connector.asked.filter(({ method }) => method === 'PUT').length).toBeGreaterThan(0);
});
