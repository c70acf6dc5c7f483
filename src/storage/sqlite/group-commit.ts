import { closeSync, fdatasync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { during } from '../store-fault.ts';
import { inOneStepUnsynced } from './file.ts';

interface GroupCommit<R> {
  readonly add: (row: R) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Group commit: SQLite waits for the disk synchronously, and a hundred answers at once would wait one after the other. Rows
 * that arrive together are written in one transaction, and fdatasync runs beside other work.
 *
 * Durability equals synchronous = FULL, which differs from NORMAL only in syncing the log (-wal) after each commit; here a
 * row is confirmed by a sync that began after its commit. Log header, directory entry and checkpoints are synced by SQLite
 * under NORMAL too (sqlite.org/wal.html, sqlite.org/pragma.html#pragma_synchronous).
 * @param path of the database's file; nothing is synced for ':memory:'
 * @param operation as faults name it
 */
export function groupCommit<R>(
  database: DatabaseSync,
  path: string,
  operation: string,
  write: (row: R) => void,
): GroupCommit<R> {
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
      inOneStepUnsynced(database, () => rows.forEach(write));
      await reachDisk();
    });
    await last;
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
