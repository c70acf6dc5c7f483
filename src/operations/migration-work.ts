import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { CONTAINER_IDS, type ContainerId } from './store-admin.ts';

/** A document by hashes: of where it lies, and of what it says. */
export interface Entry {
  readonly container: ContainerId;
  readonly address: Uint8Array;
  readonly content: Uint8Array;
}

/** What is still to be copied, on the disk: there may be more than fit into memory. It is where a move goes on after a stop. */
export interface MigrationWork {
  /** How many documents were found in the source, by the survey that was finished; null if none was. */
  readonly surveyed: () => number | null;
  /** Begins anew. */
  readonly clear: () => void;
  readonly add: (entries: readonly Entry[]) => void;
  readonly finishSurvey: (total: number) => void;
  /** What is there already; 'other' if it says something else, and is to be copied. */
  readonly compare: (entry: Entry) => 'same' | 'other' | 'unknown';
  readonly isWanted: (entry: Pick<Entry, 'container' | 'address'>) => boolean;
  readonly done: (entries: readonly Pick<Entry, 'container' | 'address'>[]) => void;
  readonly close: () => void;
  /** Closes it, and removes the file. */
  readonly remove: () => void;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS about (what TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS wanted (
    container INTEGER NOT NULL, address BLOB NOT NULL, content BLOB NOT NULL, PRIMARY KEY (container, address)
  ) WITHOUT ROWID;
`;

/**
 * @param move from where to where: what another one has left is not gone on with
 * @throws what SQLite throws
 */
export function openMigrationWork(path: string, move: string): MigrationWork {
  // SQLite gives the files that it lays beside it the same rights.
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path);
  // Should the machine stop, it begins anew or copies some once more.
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${TABLES}`);
  const select = database.prepare('SELECT value FROM about WHERE what = ?');
  const keep = database.prepare('INSERT OR REPLACE INTO about (what, value) VALUES (?, ?)');
  const insert = database.prepare('INSERT OR REPLACE INTO wanted (container, address, content) VALUES (?, ?, ?)');
  const find = database.prepare('SELECT content FROM wanted WHERE container = ? AND address = ?');
  const drop = database.prepare('DELETE FROM wanted WHERE container = ? AND address = ?');
  const numberOf = (container: ContainerId): number => CONTAINER_IDS.indexOf(container);
  const about = (what: string): string | undefined => select.get(what)?.value?.toString();

  function inOneStep(work: () => void): void {
    database.exec('BEGIN');
    work();
    database.exec('COMMIT');
  }

  function clear(): void {
    inOneStep(() => {
      database.exec('DELETE FROM wanted; DELETE FROM about');
      keep.run('move', move);
    });
  }

  function close(): void {
    if (database.isOpen) database.close();
  }

  if (about('move') !== move) clear();
  return {
    surveyed() {
      const total = about('total');
      return total === undefined ? null : Number(total);
    },
    clear,
    add: (entries) =>
      inOneStep(() => {
        for (const { container, address, content } of entries) insert.run(numberOf(container), address, content);
      }),
    finishSurvey: (total) => void keep.run('total', String(total)),
    compare({ container, address, content }) {
      const found = find.get(numberOf(container), address)?.content;
      if (!(found instanceof Uint8Array)) return 'unknown';
      if (Buffer.compare(found, content) !== 0) return 'other';
      drop.run(numberOf(container), address);
      return 'same';
    },
    isWanted: ({ container, address }) => find.get(numberOf(container), address) !== undefined,
    done: (entries) =>
      inOneStep(() => {
        for (const { container, address } of entries) drop.run(numberOf(container), address);
      }),
    close,
    remove() {
      close();
      for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) rmSync(file);
    },
  };
}
