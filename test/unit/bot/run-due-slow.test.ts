import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runDue, type Tasks } from '../../../bot/jobs/run-due.ts';
import { noTelemetry } from '../../../bot/telemetry.ts';
import { Refusal } from '../../../src/errors.ts';
import { Undeliverable, type World } from '../../../src/ports.ts';
import { due } from '../../../src/scheduling/due.ts';
import { START, TeamsConversation } from '../../support/conversation.ts';
import { notingTasks } from '../../support/noting-tasks.ts';
import { TEAM } from '../../support/rhythm-steps.ts';

const SECOND = 1_000;
const silent = pino({ level: 'silent' });

let bot: TeamsConversation;
let world: World;
let ran: string[];

beforeEach(() => {
  bot = new TeamsConversation();
  world = bot.world;
  ran = [];
});
afterEach(() => {
  vi.useRealTimers();
  return bot.close();
});

function tasksThat(behave?: (subjectId: string) => unknown): Tasks {
  return notingTasks(ran, behave);
}

function add(subjectId: string, dueAt = START, teamId = 'ward-7'): Promise<void> {
  return world.store.addDue(due('post-thanks', teamId, subjectId, dueAt));
}

describe('what is slow', () => {
  /** The things named slow last until they are let go. */
  function slowly() {
    const letGo: (() => void)[] = [];
    const tasks = tasksThat((subjectId) =>
      subjectId.startsWith('slow') ? new Promise<void>((resolve) => letGo.push(resolve)) : undefined,
    );
    return { tasks, end: () => letGo.splice(0).forEach((resolve) => void resolve()) };
  }

  test('holds up none of two hundred others', async () => {
    await add('slow', START - 1, 'slow team');
    for (let number = 0; number < 200; number += 1) await add(`quick-${number}`, START, `team-${number}`);
    const { tasks, end } = slowly();
    const run = runDue(world, tasks, silent);
    await expect.poll(() => ran.length).toBe(201);
    end();
    expect(await run).toEqual({ done: 201, failed: 0 });
  });

  test('does not hold up what becomes due in the meantime', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    await add('slow', START, 'slow team');
    const { tasks, end } = slowly();
    const run = runDue(world, tasks, silent);
    await vi.waitFor(() => expect(ran).toEqual(['slow']));
    await add('later', START, 'team');
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    await vi.waitFor(() => expect(ran).toEqual(['slow', 'later']));
    end();
    expect(await run).toEqual({ done: 2, failed: 0 });
  });

  test('is no other process’s for as long as it lasts, nor is what waits behind it, and each is done once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    await add('slow', START - 1);
    await add('behind', START);
    const { tasks, end } = slowly();
    const run = runDue(world, tasks, silent);
    await vi.waitFor(() => expect(ran).toEqual(['slow']));
    for (let passed = 0; passed < 300; passed += 5) {
      bot.now += 5 * SECOND;
      await vi.advanceTimersByTimeAsync(5 * SECOND);
      expect(await world.store.claimDue(bot.now, 60 * SECOND, 20)).toEqual([]);
    }
    end();
    expect(await run).toEqual({ done: 2, failed: 0 });
    expect(ran).toEqual(['slow', 'behind']);
    bot.now += 3_600 * SECOND;
    expect(await world.store.claimDue(bot.now, 60 * SECOND, 20)).toEqual([]);
  });

  test('is the other process’s if this one could not keep it, and what waits behind it is not begun', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    await add('slow', START - 1);
    await add('behind', START);
    const { tasks, end } = slowly();
    const { claimDue, renewDue } = world.store;
    let isDown = false;
    const store = {
      ...world.store,
      claimDue: (async (...given) => (isDown ? [] : claimDue(...given))) as typeof claimDue,
      renewDue: ((...given) => (isDown ? Promise.reject(new Error('no')) : renewDue(...given))) as typeof renewDue,
    };
    const run = runDue({ ...world, store }, tasks, silent);
    await vi.waitFor(() => expect(ran).toEqual(['slow']));
    isDown = true;
    bot.now += 60 * SECOND;
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    const others = await world.store.claimDue(bot.now, 60 * SECOND, 20);
    expect(others.map(({ value }) => value.subjectId)).toEqual(['slow', 'behind']);
    end();
    await run;
    expect(ran).toEqual(['slow']);
    bot.now += 60 * SECOND;
    expect(await world.store.claimDue(bot.now, 60 * SECOND, 20)).toHaveLength(2);
  });
});

describe('a process that ends', () => {
  test('finishes what it has begun and begins nothing more, which is found again', async () => {
    const stopping = new AbortController();
    await add('first', START - 2);
    await add('behind', START - 1);
    const tasks = tasksThat(() => stopping.abort());
    expect(await runDue(world, tasks, silent, noTelemetry, { signal: stopping.signal })).toEqual({
      done: 1,
      failed: 0,
    });
    expect(ran).toEqual(['first']);
    bot.now += 60 * SECOND;
    expect(await runDue(world, tasksThat(), silent)).toEqual({ done: 1, failed: 0 });
  });
});

describe('a conversation that Teams takes nothing for any more', () => {
  const installed = async (): Promise<boolean | undefined> =>
    (await world.store.read('team', TEAM, TEAM))?.value.isInstalled;
  const gone = (conversationId: string) =>
    tasksThat(() => Promise.reject(new Undeliverable('post: 404', conversationId)));

  beforeEach(async () => {
    await bot.happen('installed', 'Alex Wilber');
    await add('thing', START, TEAM);
  });

  test.each([TEAM, `${TEAM};messageid=17`])(
    'is not written to again until somebody there speaks: %s',
    async (where) => {
      await runDue(world, gone(where), silent);
      expect(await installed()).toBe(false);
      await bot.say('Megan Bowen', 'settings');
      expect(await installed()).toBe(true);
    },
  );

  test('is greeted again when the bot is installed again', async () => {
    await runDue(world, gone(TEAM), silent);
    expect(await bot.happen('installed', 'Alex Wilber')).toMatchObject({ message: { kind: 'welcome' } });
    expect(await installed()).toBe(true);
  });

  test.each(['', 'a chat with one of the team'])(
    'is not meant by a person who cannot be reached (%s)',
    async (where) => {
      await runDue(world, gone(where), silent);
      expect(await installed()).toBe(true);
    },
  );

  test('is given up by what asks for its members too', async () => {
    const cause = new Undeliverable('read the member list: 403', TEAM);
    const tasks = tasksThat(() => Promise.reject(new Refusal('ROSTER_UNAVAILABLE', { cause })));
    await runDue(world, tasks, silent);
    expect(await installed()).toBe(false);
    bot.now += 24 * 3_600 * SECOND;
    expect(await runDue(world, tasksThat(), silent)).toEqual({ done: 0, failed: 0 });
  });
});

test('tells when it comes on, and not while nothing ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  await add('stuck');
  let comesOn = 0;
  let end = (): void => undefined;
  const tasks = tasksThat(() => new Promise<void>((resolve) => (end = resolve)));
  const run = runDue(world, tasks, silent, noTelemetry, { onProgress: () => (comesOn += 1) });
  await vi.waitFor(() => expect(ran).toEqual(['stuck']));
  expect(comesOn).toBe(1);
  await vi.advanceTimersByTimeAsync(600 * SECOND);
  expect(comesOn).toBe(1);
  end();
  await run;
  expect(comesOn).toBe(2);
});
