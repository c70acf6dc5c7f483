import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JobRun } from '../../../bot/jobs/run-jobs.ts';
import { makeTicker } from '../../../bot/jobs/ticker.ts';

const silent = pino({ level: 'silent' });
const NOON = Date.UTC(2026, 10, 9, 12, 0);

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function tickerOf(run: () => Promise<JobRun>, clock = { now: () => NOON }) {
  return makeTicker(run, clock, silent);
}

test.each([
  ['nothing was due', { done: 0, failed: 0 }],
  ['done', { done: 2, failed: 0 }],
  ['some failed', { done: 2, failed: 1 }],
])('a look is remembered: %s', async (outcome, found) => {
  const ticker = tickerOf(async () => found);
  expect(ticker.lastRun()).toBeNull();
  expect(await ticker.runOnce()).toEqual({ lastRunAt: '2026-11-09T12:00:00.000Z', outcome, ...found });
  expect(ticker.lastRun()).toMatchObject({ outcome });
});

test('a list that cannot be read is not "nothing was due", and the next look comes all the same', async () => {
  let looks = 0;
  const ticker = tickerOf(async () => {
    looks += 1;
    throw new Error('no database');
  });
  ticker.start({ everyMs: 1 });
  await pass(10);
  expect(looks).toBeGreaterThan(2);
  await ticker.stop();
  expect(ticker.lastRun()).toMatchObject({ outcome: 'could not look' });
});

test('two runs never overlap', async () => {
  let atWork = 0;
  let most = 0;
  let runs = 0;
  const ticker = tickerOf(async () => {
    atWork += 1;
    most = Math.max(most, atWork);
    runs += 1;
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
    atWork -= 1;
    return { done: 0, failed: 0 };
  });
  ticker.start({ everyMs: 1 });
  await Promise.all([ticker.runOnce(), ticker.runOnce(), pass(30)]);
  await Promise.all([ticker.stop(), pass(5)]);
  expect(runs).toBeGreaterThan(3);
  expect(most).toBe(1);
});

test('stop waits for the run in progress, and none comes after it', async () => {
  let looks = 0;
  let letGo = (): void => undefined;
  const ticker = tickerOf(async () => {
    looks += 1;
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    return { done: 1, failed: 0 };
  });
  ticker.start({ everyMs: 1 });
  await pass(0);
  expect(looks).toBe(1);
  let isStopped = false;
  const stopping = ticker.stop().then(() => {
    isStopped = true;
  });
  await pass(20);
  expect(isStopped).toBe(false);
  letGo();
  await stopping;
  await pass(20);
  expect(looks).toBe(1);
});

test('a ticker that has not finished a look for two minutes is dead, and says so', async () => {
  let now = NOON;
  const ticker = tickerOf(() => new Promise(() => undefined), { now: () => now });
  ticker.start({ everyMs: 1 });
  now += 119_000;
  expect(ticker.isAlive()).toBe(true);
  now += 1_000;
  expect(ticker.isAlive()).toBe(false);
});

test('a ticker whose run comes on is alive, however long the run is', async () => {
  let now = NOON;
  let onProgress = (): void => undefined;
  const ticker = makeTicker(
    (watch) => {
      onProgress = watch.onProgress ?? onProgress;
      return new Promise(() => undefined);
    },
    { now: () => now },
    silent,
  );
  ticker.start({ everyMs: 1 });
  await pass(5);
  now += 119_000;
  onProgress();
  now += 119_000;
  expect(ticker.isAlive()).toBe(true);
  now += 1_000;
  expect(ticker.isAlive()).toBe(false);
});

test('a ticker that is stopped tells its run to take on nothing more', async () => {
  const ticker = makeTicker(
    ({ signal }) =>
      new Promise((resolve) =>
        signal?.addEventListener('abort', () => resolve({ done: 0, failed: 0 }), { once: true }),
      ),
    { now: () => NOON },
    silent,
  );
  ticker.start({ everyMs: 1 });
  await pass(5);
  await ticker.stop();
  expect(ticker.lastRun()).toMatchObject({ outcome: 'nothing was due' });
});

test('the log has each run that did something, and an idle one every five minutes', async () => {
  const lines: { outcome: string; done: number }[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) });
  let now = NOON;
  let done = 0;
  const ticker = makeTicker(async () => ({ done, failed: 0 }), { now: () => now }, log);
  const lookAfter = async (seconds: number): Promise<void> => {
    now += seconds * 1_000;
    await ticker.runOnce();
  };

  for (const seconds of [0, 1, 298, 1, 1]) await lookAfter(seconds);
  expect(lines.map(({ outcome }) => outcome)).toEqual(['nothing was due', 'nothing was due']);

  done = 3;
  await lookAfter(1);
  expect(lines.at(-1)).toMatchObject({ outcome: 'done', done: 3 });
});

test('is not well once it could not look three times one after another, and well again once it could', async () => {
  let isBroken = false;
  const ticker = makeTicker(
    async () => {
      if (isBroken) throw new Error('the list cannot be read');
      return { done: 0, failed: 0 };
    },
    { now: () => 0 },
    pino({ level: 'silent' }),
  );
  const isWellAfter = async (broken: boolean): Promise<boolean> => {
    isBroken = broken;
    await ticker.runOnce();
    return ticker.isWell();
  };
  expect(await isWellAfter(false)).toBe(true);
  expect([await isWellAfter(true), await isWellAfter(true), await isWellAfter(true)]).toEqual([true, true, false]);
  expect(ticker.isAlive()).toBe(true);
  expect(await isWellAfter(false)).toBe(true);
});
