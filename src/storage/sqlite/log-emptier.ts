import { Worker } from 'node:worker_threads';
import { DocumentFault } from '../store-fault.ts';

const PATIENCE_MS = 5_000;
/** Nobody can write meanwhile. */
const SHORT_PATIENCE_MS = 100;

/**
 * SQLite waits for readers by itself, but not for another process that empties the log too; then the log’s length is unknown.
 * As text: a file of its own would have to be found in the production bundle too.
 */
const EMPTY = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(workerData.path);
  const checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  const pause = new Int32Array(new SharedArrayBuffer(4));
  parentPort.on('message', (patienceMs) => {
    database.exec('PRAGMA busy_timeout = ' + patienceMs);
    const end = performance.now() + patienceMs;
    let outcome = checkpoint.get();
    while (outcome.busy !== 0 && outcome.log === -1 && performance.now() < end) {
      Atomics.wait(pause, 0, 0, 10);
      outcome = checkpoint.get();
    }
    parentPort.postMessage(outcome.busy === 0);
  });
`;

export interface LogEmptier {
  /** Brings all that is in the log to the file, and leaves nothing in the log. @throws DocumentFault if others read what is in it for five seconds */
  readonly empty: () => Promise<void>;
  /** The same, but hardly waits for others: false if it could not. Never throws. */
  readonly tryToEmpty: () => Promise<boolean>;
  /** When nothing is under way. Never throws. */
  readonly rested: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Empties the write-ahead log of a file in a thread of its own, since SQLite waits for the disk three times for it. */
export function logEmptier(path: string): LogEmptier {
  let worker: Worker | undefined;
  let underWay: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    const started = new Worker(EMPTY, { eval: true, workerData: { path } });
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    return started.once('error', forget).once('exit', forget);
  }

  function ask(patienceMs: number): Promise<boolean> {
    worker ??= start();
    const asked = worker;
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const end = () => reject(new DOMException('it was stopped', 'AbortError'));
    asked.once('message', resolve).once('error', reject).once('exit', end);
    // Nothing else may keep a command from ending before the answer has come.
    asked.ref();
    asked.postMessage(patienceMs);
    return promise.finally(() => {
      asked.off('message', resolve).off('error', reject).off('exit', end);
      asked.unref();
    });
  }

  /** One after the other. */
  function inTurn(patienceMs: number): Promise<boolean> {
    const asked = underWay.then(() => ask(patienceMs));
    underWay = asked.catch(() => undefined);
    return asked;
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
