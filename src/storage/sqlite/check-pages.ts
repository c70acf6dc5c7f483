import { Worker } from 'node:worker_threads';

/** SQLITE_CORRUPT and SQLITE_NOTADB: what a page that cannot be read at all ends with. */
const DAMAGED = [11, 26];

/** As text: a file of its own would have to be found in the production bundle too. */
const CHECK = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { DatabaseSync } = require('node:sqlite');
  let database;
  try {
    database = new DatabaseSync(workerData.path, { readOnly: true, timeout: 5_000 });
    parentPort.postMessage(database.prepare('PRAGMA quick_check(1)').get().quick_check === 'ok');
  } catch (error) {
    if (!workerData.damaged.includes(error.errcode)) throw error;
    parentPort.postMessage(false);
  } finally {
    database?.close();
  }
`;

/**
 * Whether every page of a file is as SQLite wrote it (sqlite.org/pragma.html#pragma_quick_check). It reads the whole file, some
 * seconds for 500 MB, in a thread of its own beside the bot's work.
 * @throws what kept it from looking; an AbortError after `signal`
 */
export function arePagesSound(path: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(CHECK, { eval: true, workerData: { path, damaged: DAMAGED } });
    const stop = () => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new DOMException('it was stopped', 'AbortError'));
    });
    if (signal.aborted) stop();
  });
}
