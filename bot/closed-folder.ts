import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from './config.ts';

/** What the bot itself keeps in its folder, and what SQLite lays beside that. */
const OURS =
  /^(?:behaviours\.sqlite|pulse-keys\.sqlite|in-use\.lock)(?:-wal|-shm|-journal)?$|^(?:in-use-by\.txt|bot\.log)$/;
const OTHERS = 0o077;
/** A folder of everybody's, such as /tmp. */
const STICKY = 0o1000;

/** What others on this machine could open: the folder is called '.'. */
export interface OpenToOthers {
  readonly mended: readonly string[];
  readonly left: readonly string[];
}

/**
 * Makes the folder, and takes from all but this account the right to open it and what the bot keeps in it. On Windows rights
 * are something else, and a folder of somebody's own is closed to others as it is.
 * @throws StartFault if it cannot be made
 */
export function closeToOthers(dataDir: string): OpenToOthers {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (process.platform === 'win32') return { mended: [], left: [] };
    const files = readdirSync(dataDir).filter((name) => OURS.test(name) && lstatSync(join(dataDir, name)).isFile());
    const open = ['.', ...files.sort()].filter((name) => isOpen(join(dataDir, name)));
    const left = open.filter((name) => !isClosedNow(join(dataDir, name)));
    return { mended: open.filter((name) => !left.includes(name)), left };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFault(`The folder in DATA_DIR (${dataDir}) cannot be written to: ${reason}`);
  }
}

function isOpen(path: string): boolean {
  return (statSync(path).mode & OTHERS) !== 0;
}

/** It stays open where it is somebody else's, or where the file system knows no rights. */
function isClosedNow(path: string): boolean {
  const { mode } = statSync(path);
  if (mode & STICKY) return false;
  try {
    chmodSync(path, mode & 0o700);
  } catch {
    return false;
  }
  return !isOpen(path);
}
