import { closeSync, fdatasync, fstatSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { inOneStep } from './file.ts';
import { logEmptier } from './log-emptier.ts';

/** All that writes to a file. */
export interface GroupCommit {
  /** Gives what the work gave once the disk has it, and all that was written before. Work that throws changes nothing. */
  readonly write: <T>(work: () => T) => Promise<T>;
  /** The same, and the log holds nothing any more of what was overwritten, now or by an attempt before that was cut off. */
  readonly erase: <T>(work: () => T) => Promise<T>;
  /** After what is under way. */
  readonly close: () => Promise<void>;
}

/** What is written in one transaction. */
interface Group {
  readonly steps: (() => void)[];
  isErasing: boolean;
  committed: Promise<void>;
  onDisk: Promise<void>;
  emptied: Promise<void>;
}

type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/** As SQLite’s own limit, of which it would bring the log to the file while everything else waits. */
const LONGEST_LOG_BYTES = 4_000_000;

/**
 * Group commit: SQLite waits for the disk synchronously, and a hundred who write at once would wait one after the other. What
 * arrives together is written in one transaction, each in a savepoint of its own, and the disk is waited for beside other work.
 *
 * Durability equals synchronous = FULL, which differs from NORMAL only in syncing the log (-wal) after each commit; here a
 * write is confirmed by a sync that began after its commit. Log header, directory entry and checkpoints are synced by SQLite
 * under NORMAL too (sqlite.org/wal.html, sqlite.org/pragma.html#pragma_synchronous).
 * @param path of the database's file; nothing is synced for ':memory:'
 */
export function groupCommit(database: DatabaseSync, path: string): GroupCommit {
  const isInMemory = path === ':memory:';
  if (!isInMemory) database.exec('PRAGMA wal_autocheckpoint = 0');
  const open = database.prepare('SAVEPOINT step');
  const release = database.prepare('RELEASE step');
  const undo = database.prepare('ROLLBACK TO step');
  const emptier = logEmptier(path);
  let next: Group | undefined;
  let last: Group | undefined;
  let log: number | undefined;
  let tooLong = LONGEST_LOG_BYTES;
  let wait: Promise<void> = Promise.resolve();
  let nextWait: Promise<void> | undefined;

  function begin(): Group {
    const now = Promise.resolve();
    const group: Group = { steps: [], isErasing: false, committed: now, onDisk: now, emptied: now };
    group.committed = land(group);
    return group;
  }

  async function land(group: Group): Promise<void> {
    await new Promise(setImmediate);
    // Whoever empties the log keeps others from writing, and SQLite would wait for its end with the whole process.
    await emptier.rested();
    next = undefined;
    last = group;
    inOneStepUnsynced(() => {
      for (const step of group.steps) step();
    });
    if (isInMemory) return;
    group.onDisk = reachDisk();
    if (group.isErasing) group.emptied = emptier.empty();
    else if (logBytes() > tooLong) void shorten();
    // Whoever waits for them is told.
    for (const end of [group.onDisk, group.emptied]) end.catch(() => undefined);
  }

  function inOneStepUnsynced(work: () => void): void {
    database.exec('PRAGMA synchronous = NORMAL');
    try {
      inOneStep(database, work);
    } finally {
      database.exec('PRAGMA synchronous = FULL');
    }
  }

  /** @throws where SQLite has undone the whole transaction by itself, as it does when the disk is full */
  function attempt<T>(work: () => T): Outcome<T> {
    open.run();
    try {
      return { value: work() };
    } catch (error) {
      if (!database.isTransaction) throw error;
      undo.run();
      return { error };
    } finally {
      if (database.isTransaction) release.run();
    }
  }

  async function add<T>(work: () => T, isErasing: boolean): Promise<T> {
    next ??= begin();
    const group = next;
    const { promise, resolve } = Promise.withResolvers<Outcome<T>>();
    group.steps.push(() => resolve(attempt(work)));
    group.isErasing ||= isErasing;
    await group.committed;
    const outcome = await promise;
    if ('error' in outcome) throw outcome.error;
    await (isErasing ? group.emptied : group.onDisk);
    return outcome.value;
  }

  /** A sync under way may have begun too early: the next one serves all who come meanwhile. */
  function reachDisk(): Promise<void> {
    nextWait ??= wait
      .catch(() => undefined)
      .then(() => {
        nextWait = undefined;
        wait = waitForDisk();
        return wait;
      });
    return nextWait;
  }

  function waitForDisk(): Promise<void> {
    const file = logFile();
    return new Promise((resolve, reject) => fdatasync(file, (error) => (error ? reject(error) : resolve())));
  }

  /** Somebody who reads from it for long, such as a backup, is not waited for: it is tried again when it has grown. */
  async function shorten(): Promise<void> {
    const isEmpty = await emptier.tryToEmpty();
    tooLong = LONGEST_LOG_BYTES + (isEmpty ? 0 : logBytes());
  }

  function logBytes(): number {
    return fstatSync(logFile()).size;
  }

  function logFile(): number {
    log ??= openSync(`${path}-wal`, 'r+');
    return log;
  }

  return {
    write: (work) => add(work, false),
    erase: (work) => add(work, true),
    async close() {
      await next?.committed.catch(() => undefined);
      await Promise.allSettled([last?.onDisk, last?.emptied]);
      await emptier.close();
      if (log !== undefined) closeSync(log);
      log = undefined;
    },
  };
}
