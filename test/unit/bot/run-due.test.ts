import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runDue, type Tasks } from '../../../bot/jobs/run-due.ts';
import { Refusal } from '../../../src/errors.ts';
import { Undeliverable, type World } from '../../../src/ports.ts';
import { due } from '../../../src/scheduling/due.ts';
import { START, TeamsConversation } from '../../support/conversation.ts';
import { notingTasks } from '../../support/noting-tasks.ts';

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
afterEach(() => bot.close());

function tasksThat(behave?: (subjectId: string) => unknown): Tasks {
  return notingTasks(ran, behave);
}

function add(subjectId: string, dueAt = START, teamId = 'ward-7'): Promise<void> {
  return world.store.addDue(due('post-thanks', teamId, subjectId, dueAt));
}

describe('what is due', () => {
  test('nothing due is not a failure', async () => {
    await add('later', START + 1);
    expect(await runDue(world, tasksThat(), silent)).toEqual({ done: 0, failed: 0 });
  });

  test('is done once, the oldest first', async () => {
    await add('second', START - 5);
    await add('first', START - 10);
    expect(await runDue(world, tasksThat(), silent)).toEqual({ done: 2, failed: 0 });
    expect(await runDue(world, tasksThat(), silent)).toEqual({ done: 0, failed: 0 });
    expect(ran).toEqual(['first', 'second']);
  });

  test('a hundred things fit into one run', async () => {
    for (let number = 0; number < 100; number += 1) await add(`thing-${number}`, START, `team-${number % 7}`);
    expect(await runDue(world, tasksThat(), silent)).toEqual({ done: 100, failed: 0 });
    expect(new Set(ran).size).toBe(100);
  });

  test('what fell due while the process was down is late, not lost', async () => {
    await add('old', START - 48 * 3_600_000);
    expect(await runDue(world, tasksThat(), silent)).toEqual({ done: 1, failed: 0 });
  });

  test('a thing that makes itself due again at once does not hold the run for ever', async () => {
    await add('restless');
    const { done } = await runDue(world, tasksThat(add), silent);
    expect(done).toBeGreaterThan(1);
    expect(done).toBeLessThan(100);
  });

  test('a thing added anew while it is at work is done again', async () => {
    await add('again');
    let isFirst = true;
    const tasks = tasksThat(async () => {
      if (isFirst) await add('again', START + 30 * SECOND);
      isFirst = false;
    });
    await runDue(world, tasks, silent);
    bot.now += 30 * SECOND;
    expect(await runDue(world, tasks, silent)).toEqual({ done: 1, failed: 0 });
  });
});

describe('what fails', () => {
  test.each<[string, () => unknown]>([
    ['an outage', () => new Error('no')],
    ['a roster that is not given', () => new Refusal('ROSTER_UNAVAILABLE')],
    ['something that is no error', () => 'no'],
  ])('%s stops nothing else and is tried again, later each time', async (_what, fault) => {
    await add('broken', START - 1);
    await add('sound');
    const tasks = tasksThat((subjectId) => {
      if (subjectId === 'broken') throw fault();
    });
    expect(await runDue(world, tasks, silent)).toEqual({ done: 1, failed: 1 });
    const waits: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const before = bot.now;
      while ((await runDue(world, tasks, silent)).failed === 0) bot.now += SECOND;
      waits.push((bot.now - before) / SECOND);
    }
    expect(waits).toEqual([5, 10, 20, 40]);
  });

  test('a conversation that the bot cannot reach any more is given up', async () => {
    await add('gone');
    const tasks = tasksThat(() => {
      throw new Undeliverable('post: 403 BotNotInConversationRoster');
    });
    expect(await runDue(world, tasks, silent)).toEqual({ done: 0, failed: 1 });
    bot.now += 24 * 3_600_000;
    expect(await runDue(world, tasks, silent)).toEqual({ done: 0, failed: 0 });
  });

  test('one team’s slow thing holds up its own team only', async () => {
    await add('slow', START - 2, 'ward-7');
    await add('behind-slow', START - 1, 'ward-7');
    await add('elsewhere', START, 'ward-8');
    let letGo = (): void => undefined;
    const tasks = tasksThat((subjectId) =>
      subjectId === 'slow' ? new Promise<void>((resolve) => (letGo = resolve)) : undefined,
    );
    const run = runDue(world, tasks, silent);
    await expect.poll(() => ran).toEqual(['slow', 'elsewhere']);
    letGo();
    expect(await run).toEqual({ done: 3, failed: 0 });
  });

  test('what a crash left half done is found again after a minute', async () => {
    await add('half done');
    await world.store.claimDue(START, 60 * SECOND, 20);
    expect(await runDue(world, tasksThat(), silent)).toEqual({ done: 0, failed: 0 });
    bot.now += 60 * SECOND;
    expect(await runDue(world, tasksThat(), silent)).toEqual({ done: 1, failed: 0 });
  });

  test('a store that cannot put a thing back does not stop the others', async () => {
    await add('broken', START - 1);
    await add('sound');
    const store = { ...world.store, postponeDue: () => Promise.reject(new Error('disk full')) };
    const tasks = tasksThat((subjectId) => {
      if (subjectId === 'broken') throw new Error('no');
    });
    expect(await runDue({ ...world, store }, tasks, silent)).toEqual({ done: 1, failed: 1 });
  });
});

test('the log names the task and the operation, never what an error says about a document', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  await add('broken');
  const tasks = tasksThat(() => {
    throw new TypeError('cannot read "Megan was late again"');
  });
  await runDue(world, tasks, log);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    task: 'post-thanks',
    dueId: 'post-thanks:broken',
    error: 'TypeError',
    at: expect.stringContaining('run-due.test.ts'),
  });
  expect(lines[0]).not.toContain('Megan');
});
