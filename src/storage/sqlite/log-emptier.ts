import { Worker } from 'node:worker_threads';
import { DocumentFault } from '../store-fault.ts';

const PATIENCE_MS = 5_000;
/** Nobody can write meanwhile. */
const SHORT_PATIENCE_MS = 100;

/**
 * SQLite waits for readers by itself, but not for another process that empties the log too; then the log’s length is unknown.
 * Whoever writes first to an empty log waits for the disk, so something that changes nothing is written here.
 * As text: a file of its own would have to be found in the production bundle too.
 */
const EMPTY = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(workerData.path);
  database.exec('PRAGMA synchronous = NORMAL');
  const checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  const pause = new Int32Array(new SharedArrayBuffer(4));
  function empty(patienceMs) {
    const end = performance.now() + patienceMs;
    let outcome = checkpoint.get();
    while (outcome.busy !== 0 && outcome.log === -1 && performance.now() < end) {
      Atomics.wait(pause, 0, 0, 10);
      outcome = checkpoint.get();
    }
    return outcome.busy === 0;
  }
  function begin() {
    database.exec('BEGIN IMMEDIATE');
    const { user_version: layout } = database.prepare('PRAGMA user_version').get();
    database.exec('PRAGMA user_version = ' + layout + '; COMMIT');
  }
  parentPort.on('message', (patienceMs) => {
    database.exec('PRAGMA busy_timeout = ' + patienceMs);
    const isEmpty = empty(patienceMs);
    parentPort.postMessage(isEmpty ? 'empty' : 'in use');
    if (isEmpty) begin();
    parentPort.postMessage('ready');
  });
`;

export interface LogEmptier {
  /** Brings all that is in the log to the file, and leaves nothing in the log. @throws DocumentFault if others read what is in it for five seconds */
  readonly empty: () => Promise<void>;
  /** The same, but hardly waits for others: false if it could not. Never throws. */
  readonly tryToEmpty: () => Promise<boolean>;
  /** When nothing is under way. Never throws. */
  readonly rested: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Empties the write-ahead log of a file in a thread of its own, since SQLite waits for the disk several times for it. */
export function logEmptier(path: string): LogEmptier {
  let worker: Worker | undefined;
  let underWay: Promise<void> = Promise.resolve();

  function start(): Worker {
    const started = new Worker(EMPTY, { eval: true, workerData: { path } });
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    return started.once('error', forget).once('exit', forget);
  }

  function ask(patienceMs: number): { isEmpty: Promise<boolean>; isReady: Promise<void> } {
    worker ??= start();
    const asked = worker;
    const outcome = Promise.withResolvers<boolean>();
    const ready = Promise.withResolvers<void>();
    const hear = (said: unknown) => (said === 'ready' ? ready.resolve() : outcome.resolve(said === 'empty'));
    const fail = (error: unknown) => {
      outcome.reject(error);
      ready.resolve();
    };
    const end = () => fail(new DOMException('it was stopped', 'AbortError'));
    asked.on('message', hear).once('error', fail).once('exit', end);
    // Nothing else may keep a command from ending before the answer has come.
    asked.ref();
    asked.postMessage(patienceMs);
    const isReady = ready.promise.then(() => {
      asked.off('message', hear).off('error', fail).off('exit', end);
      asked.unref();
    });
    return { isEmpty: outcome.promise, isReady };
  }

  /** One after the other. */
  function inTurn(patienceMs: number): Promise<boolean> {
    const asked = underWay.then(() => ask(patienceMs));
    underWay = asked.then(({ isReady }) => isReady);
    return asked.then(({ isEmpty }) => isEmpty);
  }

  return {
    async empty() {
      if (!(await inTurn(PATIENCE_MS))) throw new DocumentFault('another process holds on to what was deleted');
    },
    tryToEmpty: () => inTurn(SHORT_PATIENCE_MS).catch(() => false),
    rested: () => underWay,
    async close() {
      await underWay;
      await worker?.terminate();
    },
  };
}
