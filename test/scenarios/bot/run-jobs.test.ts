import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import { Undeliverable } from '../../../src/ports.ts';
import { Refusal } from '../../../src/refusal.ts';
import { START } from '../../support/conversation.ts';
import { JobsScene } from './jobs-scene.ts';

const SECOND = 1_000;
const silent = pino({ level: 'silent' });

let scene: JobsScene;

beforeEach(() => {
  scene = new JobsScene();
});
afterEach(() => scene.bot.close());

describe('what is due', () => {
  test('nothing due is not a failure', async () => {
    await scene.add('later', START + 1);
    expect(await runJobs(scene.ports, scene.handlersThat(), silent)).toEqual({ done: 0, failed: 0 });
  });

  test('is done once, the oldest first', async () => {
    await scene.add('second', START - 5);
    await scene.add('first', START - 10);
    expect(await runJobs(scene.ports, scene.handlersThat(), silent)).toEqual({ done: 2, failed: 0 });
    expect(await runJobs(scene.ports, scene.handlersThat(), silent)).toEqual({ done: 0, failed: 0 });
    expect(scene.ran).toEqual(['first', 'second']);
  });

  test('a hundred things fit into one run', async () => {
    for (let number = 0; number < 100; number += 1) await scene.add(`thing-${number}`, START, `team-${number % 7}`);
    expect(await runJobs(scene.ports, scene.handlersThat(), silent)).toEqual({ done: 100, failed: 0 });
    expect(new Set(scene.ran).size).toBe(100);
  });

  test('what fell due while the process was down is late, not lost', async () => {
    await scene.add('old', START - 48 * 3_600_000);
    expect(await runJobs(scene.ports, scene.handlersThat(), silent)).toEqual({ done: 1, failed: 0 });
  });

  test('a thing that makes itself due again at once does not hold the run for ever', async () => {
    await scene.add('restless');
    const { done } = await runJobs(
      scene.ports,
      scene.handlersThat((subjectId) => scene.add(subjectId)),
      silent,
    );
    expect(done).toBeGreaterThan(1);
    expect(done).toBeLessThan(100);
  });

  test('a thing added anew while it is at work is done again', async () => {
    await scene.add('again');
    let isFirst = true;
    const handlers = scene.handlersThat(async () => {
      if (isFirst) await scene.add('again', START + 30 * SECOND);
      isFirst = false;
    });
    await runJobs(scene.ports, handlers, silent);
    scene.bot.now += 30 * SECOND;
    expect(await runJobs(scene.ports, handlers, silent)).toEqual({ done: 1, failed: 0 });
  });
});

describe('what fails', () => {
  test.each<[string, () => unknown]>([
    ['an outage', () => new Error('no')],
    ['a roster that is not given', () => new Refusal('ROSTER_UNAVAILABLE')],
    ['something that is no error', () => 'no'],
  ])('%s stops nothing else and is tried again, later each time', async (_what, fault) => {
    await scene.add('broken', START - 1);
    await scene.add('sound');
    const handlers = scene.handlersThat((subjectId) => {
      if (subjectId === 'broken') throw fault();
    });
    expect(await runJobs(scene.ports, handlers, silent)).toEqual({ done: 1, failed: 1 });
    const waits: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const before = scene.bot.now;
      while ((await runJobs(scene.ports, handlers, silent)).failed === 0) scene.bot.now += SECOND;
      waits.push((scene.bot.now - before) / SECOND);
    }
    expect(waits).toEqual([5, 10, 20, 40]);
  });

  test('a conversation that the bot cannot reach any more is given up', async () => {
    await scene.add('gone');
    const handlers = scene.handlersThat(() => {
      throw new Undeliverable('post: 403 BotNotInConversationRoster');
    });
    expect(await runJobs(scene.ports, handlers, silent)).toEqual({ done: 0, failed: 1 });
    scene.bot.now += 24 * 3_600_000;
    expect(await runJobs(scene.ports, handlers, silent)).toEqual({ done: 0, failed: 0 });
  });

  test('one team’s slow thing holds up its own team only', async () => {
    await scene.add('slow', START - 2, 'ward-7');
    await scene.add('behind-slow', START - 1, 'ward-7');
    await scene.add('elsewhere', START, 'ward-8');
    let letGo = (): void => undefined;
    const handlers = scene.handlersThat((subjectId) =>
      subjectId === 'slow' ? new Promise<void>((resolve) => (letGo = resolve)) : undefined,
    );
    const run = runJobs(scene.ports, handlers, silent);
    await expect.poll(() => scene.ran).toEqual(['slow', 'elsewhere']);
    letGo();
    expect(await run).toEqual({ done: 3, failed: 0 });
  });

  test('what a crash left half done is found again after a minute', async () => {
    await scene.add('half done');
    await scene.ports.store.claimJobs(START, 60 * SECOND, 20);
    expect(await runJobs(scene.ports, scene.handlersThat(), silent)).toEqual({ done: 0, failed: 0 });
    scene.bot.now += 60 * SECOND;
    expect(await runJobs(scene.ports, scene.handlersThat(), silent)).toEqual({ done: 1, failed: 0 });
  });

  test('a store that cannot put a thing back does not stop the others', async () => {
    await scene.add('broken', START - 1);
    await scene.add('sound');
    const store = { ...scene.ports.store, postponeJob: () => Promise.reject(new Error('disk full')) };
    const handlers = scene.handlersThat((subjectId) => {
      if (subjectId === 'broken') throw new Error('no');
    });
    expect(await runJobs({ ...scene.ports, store }, handlers, silent)).toEqual({ done: 1, failed: 1 });
  });
});

test('the log names the job and the operation, never what an error says about a document', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  await scene.add('broken');
  const handlers = scene.handlersThat(() => {
    throw new TypeError('cannot read "Megan was late again"');
  });
  await runJobs(scene.ports, handlers, log);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    jobType: 'post-thanks',
    jobId: 'post-thanks:broken',
    error: 'TypeError',
    at: expect.stringContaining('run-jobs.test.ts'),
  });
  expect(lines[0]).not.toContain('Megan');
});
