import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import type { Messenger, Ports, Store } from '../../../src/ports.ts';
import type { TeamsConversation } from '../../support/conversation.ts';
import { HOUR_MS } from '../../support/sample-documents.ts';
import { MONDAYS, posted, rhythmChat, teamId } from './rhythm-chat.ts';

const WRITES: ReadonlySet<PropertyKey> = new Set<keyof Store | keyof Messenger>([
  'enqueue',
  'claimJobs',
  'completeJob',
  'create',
  'post',
  'postponeJob',
  'replace',
]);
const silent = pino({ level: 'silent' });
const WEEK_HOURS = 168;
/** Longer than a worker that died holds on to what it had taken. */
const LEASE_HOURS = 0.02;

/** The same ports, in a process of its own that dies right before its write of that number. */
function mortal(ports: Ports, dieBefore: number, writes: string[]): Ports {
  const watched = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name, receiver) => {
        if (WRITES.has(name)) {
          if (writes.length + 1 >= dieBefore) throw new Error('the process is dead');
          writes.push(String(name));
        }
        return Reflect.get(target, name, receiver);
      },
    });
  return { ...ports, unconfirmedPosts: new Map(), store: watched(ports.store), messenger: watched(ports.messenger) };
}

/** Lets the first Monday come, dies before a write, and gives the writes that were made. */
async function dieAt(chat: TeamsConversation, dieBefore: number): Promise<string[]> {
  const writes: string[] = [];
  chat.now += (WEEK_HOURS + 1) * HOUR_MS;
  await Promise.allSettled([runJobs(mortal(chat.ports, dieBefore, writes), handlers, silent)]);
  return writes;
}

describe.each([
  { part: 'digest', other: 'behaviour' },
  { part: 'behaviour', other: 'digest' },
] as const)('the $part', ({ part, other }) => {
  const alone = () => rhythmChat({ [other]: null, [part]: MONDAYS });

  test('comes once and goes on, wherever the process dies; twice only between Teams’ taking it and our note of that', async () => {
    const undisturbed = await alone();
    await undisturbed.runJobs();
    const all = await dieAt(undisturbed, Number.POSITIVE_INFINITY);
    expect(all).toContain('post');
    expect(posted(undisturbed, part)).toHaveLength(1);
    await undisturbed.close();

    for (let index = 1; index <= all.length; index += 1) {
      const chat = await alone();
      await chat.runJobs();
      const done = await dieAt(chat, index);
      expect(done).toEqual(all.slice(0, index - 1));
      await chat.wait(LEASE_HOURS);
      await chat.wait(1);
      expect([index, posted(chat, part).length]).toEqual([index, done.at(-1) === 'post' ? 2 : 1]);
      const rhythm = await chat.ports.store.read('rhythm', teamId, teamId);
      expect(rhythm?.value.progress[part]).toEqual({ period: '2026-11-16', because: null, waiting: '' });

      chat.posts.length = 0;
      await chat.wait(WEEK_HOURS);
      expect(posted(chat, part)).toHaveLength(1);
      await chat.close();
    }
  });

  test('comes once while the store cannot write that down', async () => {
    const chat = await alone();
    await chat.runJobs();
    const replace = () => Promise.reject(new Error('throttled'));
    const throttled = { ...chat.ports, store: { ...chat.ports.store, replace } };
    chat.now += (WEEK_HOURS + 1) * HOUR_MS;
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await runJobs(throttled, handlers, silent);
      chat.now += HOUR_MS;
    }
    await chat.runJobs();
    expect(posted(chat, part)).toHaveLength(1);
    await chat.wait(WEEK_HOURS);
    expect(posted(chat, part)).toHaveLength(2);
    await chat.close();
  });
});
