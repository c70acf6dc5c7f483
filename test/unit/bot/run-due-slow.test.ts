import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runDue } from '../../../bot/jobs/run-due.ts';
import { noTelemetry } from '../../../bot/telemetry.ts';
import { Refusal } from '../../../src/errors.ts';
import { Undeliverable } from '../../../src/ports.ts';
import { START } from '../../support/conversation.ts';
import { TEAM } from '../../support/rhythm-steps.ts';
import { DueScene } from './due-scene.ts';

const SECOND = 1_000;
const silent = pino({ level: 'silent' });

let scene: DueScene;

beforeEach(() => {
  scene = new DueScene();
});
afterEach(() => {
  vi.useRealTimers();
  return scene.bot.close();
});

describe('what is slow', () => {
  /** The things named slow last until they are let go. */
  function slowly() {
    const letGo: (() => void)[] = [];
    const tasks = scene.tasksThat((subjectId) =>
      subjectId.startsWith('slow') ? new Promise<void>((resolve) => letGo.push(resolve)) : undefined,
    );
    return { tasks, end: () => letGo.splice(0).forEach((resolve) => void resolve()) };
  }

  test('holds up none of two hundred others', async () => {
    await scene.add('slow', START - 1, 'slow team');
    for (let number = 0; number < 200; number += 1) await scene.add(`quick-${number}`, START, `team-${number}`);
    const { tasks, end } = slowly();
    const run = runDue(scene.world, tasks, silent);
    await expect.poll(() => scene.ran.length).toBe(201);
    end();
    expect(await run).toEqual({ done: 201, failed: 0 });
  });

  test('does not hold up what becomes due in the meantime', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    await scene.add('slow', START, 'slow team');
    const { tasks, end } = slowly();
    const run = runDue(scene.world, tasks, silent);
    await vi.waitFor(() => expect(scene.ran).toEqual(['slow']));
    await scene.add('later', START, 'team');
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    await vi.waitFor(() => expect(scene.ran).toEqual(['slow', 'later']));
    end();
    expect(await run).toEqual({ done: 2, failed: 0 });
  });

  test('is no other process’s for as long as it lasts, nor is what waits behind it, and each is done once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    await scene.add('slow', START - 1);
    await scene.add('behind', START);
    const { tasks, end } = slowly();
    const run = runDue(scene.world, tasks, silent);
    await vi.waitFor(() => expect(scene.ran).toEqual(['slow']));
    for (let passed = 0; passed < 300; passed += 5) {
      scene.bot.now += 5 * SECOND;
      await vi.advanceTimersByTimeAsync(5 * SECOND);
      expect(await scene.world.store.claimDue(scene.bot.now, 60 * SECOND, 20)).toEqual([]);
    }
    end();
    expect(await run).toEqual({ done: 2, failed: 0 });
    expect(scene.ran).toEqual(['slow', 'behind']);
    scene.bot.now += 3_600 * SECOND;
    expect(await scene.world.store.claimDue(scene.bot.now, 60 * SECOND, 20)).toEqual([]);
  });

  test('is the other process’s if this one could not keep it, and what waits behind it is not begun', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    await scene.add('slow', START - 1);
    await scene.add('behind', START);
    const { tasks, end } = slowly();
    const { claimDue, renewDue } = scene.world.store;
    let isDown = false;
    const store = {
      ...scene.world.store,
      claimDue: (async (...given) => (isDown ? [] : claimDue(...given))) as typeof claimDue,
      renewDue: ((...given) => (isDown ? Promise.reject(new Error('no')) : renewDue(...given))) as typeof renewDue,
    };
    const run = runDue({ ...scene.world, store }, tasks, silent);
    await vi.waitFor(() => expect(scene.ran).toEqual(['slow']));
    isDown = true;
    scene.bot.now += 60 * SECOND;
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    const others = await scene.world.store.claimDue(scene.bot.now, 60 * SECOND, 20);
    expect(others.map(({ value }) => value.subjectId)).toEqual(['slow', 'behind']);
    end();
    await run;
    expect(scene.ran).toEqual(['slow']);
    scene.bot.now += 60 * SECOND;
    expect(await scene.world.store.claimDue(scene.bot.now, 60 * SECOND, 20)).toHaveLength(2);
  });
});

describe('a process that ends', () => {
  test('finishes what it has begun and begins nothing more, which is found again', async () => {
    const stopping = new AbortController();
    await scene.add('first', START - 2);
    await scene.add('behind', START - 1);
    const tasks = scene.tasksThat(() => stopping.abort());
    expect(await runDue(scene.world, tasks, silent, noTelemetry, { signal: stopping.signal })).toEqual({
      done: 1,
      failed: 0,
    });
    expect(scene.ran).toEqual(['first']);
    scene.bot.now += 60 * SECOND;
    expect(await runDue(scene.world, scene.tasksThat(), silent)).toEqual({ done: 1, failed: 0 });
  });
});

describe('a conversation that Teams takes nothing for any more', () => {
  const installed = async (): Promise<boolean | undefined> =>
    (await scene.world.store.read('team', TEAM, TEAM))?.value.isInstalled;
  const gone = (conversationId: string) =>
    scene.tasksThat(() => Promise.reject(new Undeliverable('post: 404', conversationId)));

  beforeEach(async () => {
    await scene.bot.happen('installed', 'Alex Wilber');
    await scene.add('thing', START, TEAM);
  });

  test.each([TEAM, `${TEAM};messageid=17`])(
    'is not written to again until somebody there speaks: %s',
    async (where) => {
      await runDue(scene.world, gone(where), silent);
      expect(await installed()).toBe(false);
      await scene.bot.say('Megan Bowen', 'settings');
      expect(await installed()).toBe(true);
    },
  );

  test('is greeted again when the bot is installed again', async () => {
    await runDue(scene.world, gone(TEAM), silent);
    expect(await scene.bot.happen('installed', 'Alex Wilber')).toMatchObject({ message: { kind: 'welcome' } });
    expect(await installed()).toBe(true);
  });

  test.each(['', 'a chat with one of the team'])(
    'is not meant by a person who cannot be reached (%s)',
    async (where) => {
      await runDue(scene.world, gone(where), silent);
      expect(await installed()).toBe(true);
    },
  );

  test('is given up by what asks for its members too', async () => {
    const cause = new Undeliverable('read the member list: 403', TEAM);
    const tasks = scene.tasksThat(() => Promise.reject(new Refusal('ROSTER_UNAVAILABLE', { cause })));
    await runDue(scene.world, tasks, silent);
    expect(await installed()).toBe(false);
    scene.bot.now += 24 * 3_600 * SECOND;
    expect(await runDue(scene.world, scene.tasksThat(), silent)).toEqual({ done: 0, failed: 0 });
  });
});

test('tells when it comes on, and not while nothing ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  await scene.add('stuck');
  let comesOn = 0;
  let end = (): void => undefined;
  const tasks = scene.tasksThat(() => new Promise<void>((resolve) => (end = resolve)));
  const run = runDue(scene.world, tasks, silent, noTelemetry, { onProgress: () => (comesOn += 1) });
  await vi.waitFor(() => expect(scene.ran).toEqual(['stuck']));
  expect(comesOn).toBe(1);
  await vi.advanceTimersByTimeAsync(600 * SECOND);
  expect(comesOn).toBe(1);
  end();
  await run;
  expect(comesOn).toBe(2);
});
