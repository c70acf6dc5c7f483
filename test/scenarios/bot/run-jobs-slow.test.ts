import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import { noTelemetry } from '../../../bot/telemetry/telemetry.ts';
import { Undeliverable } from '../../../src/ports.ts';
import { Refusal } from '../../../src/refusal.ts';
import { START } from '../../support/conversation.ts';
import { TEAM } from '../../support/rhythm-steps.ts';
import { JobsScene } from './jobs-scene.ts';

const SECOND = 1_000;
const silent = pino({ level: 'silent' });

let scene: JobsScene;

beforeEach(() => {
  scene = new JobsScene();
});
afterEach(() => {
  vi.useRealTimers();
  return scene.bot.close();
});

describe('what is slow', () => {
  /** The things named slow last until they are let go. */
  function slowly() {
    const letGo: (() => void)[] = [];
    const handlers = scene.handlersThat((subjectId) =>
      subjectId.startsWith('slow') ? new Promise<void>((resolve) => letGo.push(resolve)) : undefined,
    );
    return { handlers, end: () => letGo.splice(0).forEach((resolve) => void resolve()) };
  }

  test('holds up none of two hundred others', async () => {
    await scene.add('slow', START - 1, 'slow team');
    for (let number = 0; number < 200; number += 1) await scene.add(`quick-${number}`, START, `team-${number}`);
    const { handlers, end } = slowly();
    const run = runJobs(scene.ports, handlers, silent);
    await expect.poll(() => scene.ran.length).toBe(201);
    end();
    expect(await run).toEqual({ done: 201, failed: 0 });
  });

  test('does not hold up what becomes due in the meantime', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    await scene.add('slow', START, 'slow team');
    const { handlers, end } = slowly();
    const run = runJobs(scene.ports, handlers, silent);
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
    const { handlers, end } = slowly();
    const run = runJobs(scene.ports, handlers, silent);
    await vi.waitFor(() => expect(scene.ran).toEqual(['slow']));
    for (let passed = 0; passed < 300; passed += 5) {
      scene.bot.now += 5 * SECOND;
      await vi.advanceTimersByTimeAsync(5 * SECOND);
      expect(await scene.ports.store.claimJobs(scene.bot.now, 60 * SECOND, 20)).toEqual([]);
    }
    end();
    expect(await run).toEqual({ done: 2, failed: 0 });
    expect(scene.ran).toEqual(['slow', 'behind']);
    scene.bot.now += 3_600 * SECOND;
    expect(await scene.ports.store.claimJobs(scene.bot.now, 60 * SECOND, 20)).toEqual([]);
  });

  test('is the other process’s if this one could not keep it, and what waits behind it is not begun', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    await scene.add('slow', START - 1);
    await scene.add('behind', START);
    const { handlers, end } = slowly();
    const { claimJobs, renewJob } = scene.ports.store;
    let isDown = false;
    const store = {
      ...scene.ports.store,
      claimJobs: (async (...given) => (isDown ? [] : claimJobs(...given))) as typeof claimJobs,
      renewJob: ((...given) => (isDown ? Promise.reject(new Error('no')) : renewJob(...given))) as typeof renewJob,
    };
    const run = runJobs({ ...scene.ports, store }, handlers, silent);
    await vi.waitFor(() => expect(scene.ran).toEqual(['slow']));
    isDown = true;
    scene.bot.now += 60 * SECOND;
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    const others = await scene.ports.store.claimJobs(scene.bot.now, 60 * SECOND, 20);
    expect(others.map(({ value }) => value.subjectId)).toEqual(['slow', 'behind']);
    end();
    await run;
    expect(scene.ran).toEqual(['slow']);
    scene.bot.now += 60 * SECOND;
    expect(await scene.ports.store.claimJobs(scene.bot.now, 60 * SECOND, 20)).toHaveLength(2);
  });
});

describe('a process that ends', () => {
  test('finishes what it has begun and begins nothing more, which is found again', async () => {
    const stopping = new AbortController();
    await scene.add('first', START - 2);
    await scene.add('behind', START - 1);
    const handlers = scene.handlersThat(() => stopping.abort());
    expect(await runJobs(scene.ports, handlers, silent, noTelemetry, { signal: stopping.signal })).toEqual({
      done: 1,
      failed: 0,
    });
    expect(scene.ran).toEqual(['first']);
    scene.bot.now += 60 * SECOND;
    expect(await runJobs(scene.ports, scene.handlersThat(), silent)).toEqual({ done: 1, failed: 0 });
  });
});

describe('a conversation that Teams takes nothing for any more', () => {
  const installed = async (): Promise<boolean | undefined> =>
    (await scene.ports.store.read('team', TEAM, TEAM))?.value.isInstalled;
  const gone = (conversationId: string) =>
    scene.handlersThat(() => Promise.reject(new Undeliverable('post: 404', conversationId)));

  beforeEach(async () => {
    await scene.bot.happen('installed', 'Alex Wilber');
    await scene.add('thing', START, TEAM);
  });

  test.each([TEAM, `${TEAM};messageid=17`])(
    'is not written to again until somebody there speaks: %s',
    async (where) => {
      await runJobs(scene.ports, gone(where), silent);
      expect(await installed()).toBe(false);
      await scene.bot.say('Megan Bowen', 'settings');
      expect(await installed()).toBe(true);
    },
  );

  test('is greeted again when the bot is installed again', async () => {
    await runJobs(scene.ports, gone(TEAM), silent);
    expect(await scene.bot.happen('installed', 'Alex Wilber')).toMatchObject({ message: { kind: 'welcome' } });
    expect(await installed()).toBe(true);
  });

  test.each(['', 'a chat with one of the team'])(
    'is not meant by a person who cannot be reached (%s)',
    async (where) => {
      await runJobs(scene.ports, gone(where), silent);
      expect(await installed()).toBe(true);
    },
  );

  test('is given up by what asks for its members too', async () => {
    const cause = new Undeliverable('read the member list: 403', TEAM);
    const handlers = scene.handlersThat(() => Promise.reject(new Refusal('ROSTER_UNAVAILABLE', { cause })));
    await runJobs(scene.ports, handlers, silent);
    expect(await installed()).toBe(false);
    scene.bot.now += 24 * 3_600 * SECOND;
    expect(await runJobs(scene.ports, scene.handlersThat(), silent)).toEqual({ done: 0, failed: 0 });
  });
});

test('tells when it comes on, and not while nothing ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  await scene.add('stuck');
  let comesOn = 0;
  let end = (): void => undefined;
  const handlers = scene.handlersThat(() => new Promise<void>((resolve) => (end = resolve)));
  const run = runJobs(scene.ports, handlers, silent, noTelemetry, { onProgress: () => (comesOn += 1) });
  await vi.waitFor(() => expect(scene.ran).toEqual(['stuck']));
  expect(comesOn).toBe(1);
  await vi.advanceTimersByTimeAsync(600 * SECOND);
  expect(comesOn).toBe(1);
  end();
  await run;
  expect(comesOn).toBe(2);
});
