import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartFault } from './config.ts';

/** Nothing is ever written into it: the operating system's own lock on it says that the folder is in use. */
const HELD = 'in-use.lock';
/** Only for the sentence that the next one gets. */
const HOLDER = 'in-use-by.txt';
const SQLITE_BUSY = 5;

/** What whoever makes a folder anew leaves there. */
export const OF_THE_HOLDER: readonly string[] = [HELD, HOLDER];

/**
 * Makes the folder, and keeps every other bot out of it for as long as this process lives: the lock goes with the process,
 * however that ends.
 * @returns what lets the folder go before that
 * @throws StartFault if another bot has it, or it cannot be written to
 */
export function holdFolder(dataDir: string): () => void {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    closeSync(openSync(join(dataDir, HELD), 'a', 0o600));
    lock = new DatabaseSync(join(dataDir, HELD));
    lock.exec('BEGIN EXCLUSIVE');
    writeFileSync(join(dataDir, HOLDER), `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    lock?.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
      throw new StartFault(
        `Another bot${processIn(dataDir)} is using the data in ${dataDir}: stop it (Ctrl+C in its terminal), or set DATA_DIR to another folder.`,
      );
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFault(`The folder in DATA_DIR (${dataDir}) cannot be written to: ${reason}`);
  }
  const held = lock;
  return () => {
    if (held.isOpen) held.close();
  };
}

/** Another process may be about to write it. */
function processIn(dataDir: string): string {
  try {
    const id = readFileSync(join(dataDir, HOLDER), 'utf8').trim();
    return /^\d+$/.test(id) ? ` (process ${id})` : '';
  } catch {
    return '';
  }
}
