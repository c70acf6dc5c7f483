import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Ports } from '../../src/ports.ts';
import { BotUnderTest, execute, type Sent } from '../support/bot-under-test.ts';

const SORRY = 'Something went wrong on our side. Nothing was lost; please try again.';
const SECRET = 'Megan was late again';

/** A part of the ports in which everything fails with a sentence that nobody may read. */
function broken<T extends object>(): T {
  const fail = (): Promise<never> => Promise.reject(new TypeError(`cannot use "${SECRET}"`));
  return new Proxy({} as T, { get: (_target, name) => (name === 'then' ? undefined : fail) });
}

const bot = new BotUnderTest();
let activities = 0;

beforeAll(async () => {
  const { markSeen, close } = { markSeen: async () => true, close: async () => undefined };
  const store: Ports['store'] = { ...broken<Ports['store']>(), markSeen, close };
  const failing = new Proxy(store, { get: (target, name) => Reflect.get(target, name) ?? Reflect.get(broken(), name) });
  await bot.start({ LOG_LEVEL: 'debug' }, { ports: { store: failing } });
});
afterEach(() => bot.connector.forget());
afterAll(() => bot.stop());

function fresh(name: string, change: Sent = {}): Sent {
  activities += 1;
  return bot.recorded(name, { id: `activity-${activities}`, ...change });
}

describe('when something breaks that nobody thought of', () => {
  test('a pressed button says so on the card, and not what', async () => {
    const got = await bot.send(fresh('channel-execute', execute('start-pulse', { note: SECRET })));
    expect(got).toEqual({
      status: 200,
      body: {
        statusCode: 500,
        type: 'application/vnd.microsoft.error',
        value: { code: 'ServiceError', message: SORRY },
      },
    });
  });

  test('typed words get one plain sentence', async () => {
    expect(await bot.send(fresh('channel-words-in-thread'))).toEqual({ status: 200, body: undefined });
    expect(bot.connector.posts).toMatchObject([{ body: { type: 'message', text: SORRY, textFormat: 'plain' } }]);
  });

  test('the sentence keeps within Teams’ limits, as everything does that is sent', async () => {
    // Its own clock: the limit is seven within a second of it.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const seven = Promise.withResolvers<void>();
    let asked = 0;
    bot.connector.trouble = () => {
      asked += 1;
      if (asked === 7) seven.resolve();
      return undefined;
    };
    const from = { id: '29:user1', name: 'Megan Bowen', aadObjectId: '7f3a5b1e-0000-4000-8000-000000000011' };
    const words = Array.from({ length: 9 }, () => bot.send(fresh('group-words', { from })));
    await seven.promise;
    await vi.advanceTimersByTimeAsync(900);
    expect(asked).toBe(7);
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await Promise.all(words)).map(({ status }) => status)).toEqual(Array(9).fill(200));
    expect(asked).toBe(9);
  });

  test('an installation that fails is not answered, and is taken up when it is announced again', async () => {
    expect(await bot.send(fresh('channel-installed'))).toEqual({ status: 200, body: undefined });
    expect(bot.connector.posts).toEqual([]);
  });

  test('nobody to tell it to is no second failure', async () => {
    bot.connector.faults.set('POST', { status: 403 });
    expect(await bot.send(fresh('channel-words-in-thread'))).toEqual({ status: 200, body: undefined });
  });

  test('the log names the error, the button and the activity, and no word of anybody', async () => {
    await bot.send(fresh('channel-execute', execute('start-pulse', { note: SECRET })));
    expect(bot.logged()).toMatch(/"error":"TypeError".*"what":"start-pulse","activityId":"activity-\d+"/);
    expect(bot.logged()).not.toContain(SECRET);
    expect(bot.logged()).not.toContain('Alex');
  });

  test('health says that the store is not well, and that the list could not be read', async () => {
    await bot.running.runJobs();
    const response = await fetch(bot.url('/health'));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      status: 'unwell',
      store: 'unwell',
      jobs: 'could not look',
    });
  });
});

test('nothing is printed', async () => {
  const printed = vi.spyOn(console, 'error');
  await bot.send(fresh('channel-execute', execute('start-pulse')));
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});
