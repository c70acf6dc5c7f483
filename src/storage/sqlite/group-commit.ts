import { closeSync, fdatasync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { during } from '../store-fault.ts';
import { inOneStep } from './file.ts';

/** Rows that are written in one step with those that come at the same time. */
export interface Together<R> {
  /** Resolves when the row lies on the disk. */
  readonly add: (row: R) => Promise<void>;
  /** Finishes what has been added. */
  readonly close: () => Promise<void>;
}

/**
 * A hundred people who answer at once would wait for the disk one after the other, and everybody else with them: SQLite
 * waits with its hands tied. So rows that come at once are written in one step, and the disk is waited for beside the other
 * work, in which the next rows are written.
 *
 * What was confirmed survives a power cut, as with synchronous = FULL: SQLite's log (-wal) holds a commit once its frames
 * are there, FULL differs from NORMAL only in waiting for them after each commit, and here a row is confirmed when a wait
 * that began after its commit has ended. The log's head, its name in the folder and each checkpoint SQLite waits for itself,
 * under NORMAL too (sqlite.org/wal.html, sqlite.org/pragma.html#pragma_synchronous).
 * @param path of the database's file; nobody waits for ':memory:'
 * @param operation as faults name it
 */
export function groupCommit<R>(
  database: DatabaseSync,
  path: string,
  operation: string,
  write: (row: R) => void,
): Together<R> {
  let waiting: R[] = [];
  let next: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();
  let log: number | undefined;
  let wait: Promise<void> = Promise.resolve();
  let nextWait: Promise<void> | undefined;

  async function land(): Promise<void> {
    await new Promise(setImmediate);
    const rows = waiting;
    waiting = [];
    next = undefined;
    last = during(operation, async () => {
      writeAll(rows);
      await reachDisk();
    });
    await last;
  }

  /** The log is written as always; only that it lies on the disk is left to `reachDisk`. */
  function writeAll(rows: readonly R[]): void {
    database.exec('PRAGMA synchronous = NORMAL');
    try {
      inOneStep(database, () => rows.forEach(write));
    } finally {
      database.exec('PRAGMA synchronous = FULL');
    }
  }

  /** A wait that has begun already may have begun too early: the next one is for all who come meanwhile. */
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
    if (path === ':memory:') return Promise.resolve();
    log ??= openSync(`${path}-wal`, 'r+');
    const file = log;
    return new Promise((resolve, reject) => fdatasync(file, (error) => (error ? reject(error) : resolve())));
  }

  return {
    add(row) {
      waiting.push(row);
      next ??= land();
      return next;
    },
    async close() {
      await (next ?? last).catch(() => undefined);
      await (nextWait ?? wait).catch(() => undefined);
      if (log !== undefined) closeSync(log);
      log = undefined;
    },
  };
}
