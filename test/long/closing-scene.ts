import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { handlers } from '../../bot/jobs/handlers.ts';
import { runJobs } from '../../bot/jobs/run-jobs.ts';
import { rosterOf } from '../../bot/local/roster-of.ts';
import { teamsAddresses } from '../../bot/teams/addresses.ts';
import type { Message } from '../../src/message.ts';
import type { Messenger, Ports, PulseKeys, Store } from '../../src/ports.ts';
import { openSqliteKeys } from '../../src/storage/sqlite/keys.ts';
import { noLinks } from '../support/sample-links.ts';
import { openStoreIn } from '../support/store-under-test.ts';
import { onThisMachine } from '../support/where-kept.ts';

/** Everything that leaves a mark; all else only reads. */
const WRITES: ReadonlySet<PropertyKey> = new Set<keyof Store | keyof PulseKeys | keyof Messenger>([
  'enqueue',
  'addMark',
  'claimJobs',
  'completeJob',
  'create',
  'deleteAnswersOf',
  'deleteComments',
  'destroy',
  'post',
  'postponeJob',
  'postToPerson',
  'replace',
  'saveComments',
  'update',
]);

export interface Sent {
  readonly where: 'conversation' | 'person' | 'card';
  readonly message: Message;
}

export interface ClosingScene {
  readonly ports: Ports;
  readonly close: () => Promise<void>;
}

/**
 * The ports around a closing pulse: the real store of a folder, and a messenger that writes down what it is given.
 * @param beforeWrite called with its name before anything that leaves a mark
 */
export function openClosingScene(folder: string, now: number, beforeWrite = (_operation: string) => {}): ClosingScene {
  const clock = { now: () => now };
  const write = async (sent: Sent): Promise<void> =>
    appendFileSync(join(folder, 'sent.jsonl'), `${JSON.stringify(sent)}\n`);
  const messenger: Messenger = {
    post: async (_, message) => {
      await write({ where: 'conversation', message });
      return `message of ${message.kind}`;
    },
    update: async (_conversation, _activityId, message) => {
      await write({ where: 'card', message });
      return 'updated';
    },
    async postToPerson(_conversation, _teamsId, message) {
      await write({ where: 'person', message });
      return { conversationId: 'chat', activityId: 'message' };
    },
  };
  const store = openStoreIn(folder, clock);
  const keys = openSqliteKeys(join(folder, 'keys.sqlite'));
  const ports: Ports = {
    clock,
    store: watched(store, beforeWrite),
    keys: watched(keys, beforeWrite),
    messenger: watched(messenger, beforeWrite),
    roster: rosterOf(async () => []),
    addresses: teamsAddresses,
    frameworks: { all: () => [], get: () => undefined },
    newId: () => 'id',
    unconfirmedPosts: new Map(),
    updatesUnderWay: new Map(),
    backOff: () => setImmediate(),
    timing: { showCountEveryMs: 600_000, isSample: false },
    links: noLinks,
    whereKept: onThisMachine,
    ownAddress: 'https://behaviours.example.org',
  };
  const close = async (): Promise<void> => {
    await store.close();
    await keys.close();
  };
  return { ports, close };
}

/** The same, but each writing operation is announced first. */
function watched<T extends object>(port: T, beforeWrite: (operation: string) => void): T {
  return new Proxy(port, {
    get(target, name, receiver) {
      if (WRITES.has(name)) beforeWrite(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
}

export async function runAll({ ports }: ClosingScene): Promise<void> {
  await runJobs(ports, handlers, pino({ level: 'silent' }));
}

export function sentFrom(folder: string): Sent[] {
  const path = join(folder, 'sent.jsonl');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}
