import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { StoreFault } from '../store-fault.ts';

const WAIT_FOR_OTHERS_MS = 5_000;
const CACHE_KB = 16 * 1024;

export interface Layout {
  /** For faults. */
  readonly holds: string;
  /** SQLite’s application_id: keeps answers and keys out of the same file. */
  readonly mark: number;
  /** What all steps lead to, for an empty file; without it that goes through them. */
  readonly newest?: string;
  /** From each layout to the next, the first from an empty file: all of a file's in one transaction. */
  readonly steps: readonly (string | ((database: DatabaseSync) => void))[];
}

/**
 * Opens or makes a file and brings it to the newest layout.
 * @param path a file, or ':memory:'
 * @throws StoreFault if it cannot be opened, belongs to something else, or was made by a newer version
 */
export function openSqliteFile(path: string, layout: Layout): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    if (path !== ':memory:') makeForOwner(path);
    database = new DatabaseSync(path, { timeout: WAIT_FOR_OTHERS_MS });
    // FULL: commits survive a power cut. secure_delete: deleted rows are overwritten.
    // temp_store: no documents in temporary files. cache_size: the open pulses of a few hundred teams.
    database.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY');
    database.exec(`PRAGMA cache_size = -${CACHE_KB}`);
    const isChanged = bringUpToDate(database, path, layout);
    database.exec('PRAGMA journal_mode = WAL');
    // What the steps have written would otherwise be brought to the file by the first who erases something.
    if (isChanged) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StoreFault) throw error;
    throw new StoreFault(`cannot open ${path}: ${error instanceof Error ? error.message : 'unknown fault'}`);
  }
}

/** An empty file is a database; SQLite gives the files that it lays beside it the same rights. */
function makeForOwner(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

/** Whether there was anything to do. */
function bringUpToDate(database: DatabaseSync, path: string, { holds, mark, newest, steps }: Layout): boolean {
  database.exec('BEGIN IMMEDIATE');
  const found = numberOf(database, 'application_id');
  const version = numberOf(database, 'user_version');
  const isFresh = found === 0 && version === 0 && numberOf(database, 'schema_version') === 0;
  if (!isFresh && found !== mark) {
    throw new StoreFault(`${path} is not a file of ${holds}. Give each file a path of its own.`);
  }
  if (version > steps.length) {
    throw new StoreFault(
      `${path} was made by a newer version of this program (layout ${version}; this one knows ${steps.length}). ` +
        'Start the newer version, or use another file.',
    );
  }
  for (const step of isFresh && newest ? [newest] : steps.slice(version)) {
    if (typeof step === 'string') database.exec(step);
    else step(database);
  }
  if (version < steps.length) database.exec(`PRAGMA application_id = ${mark}; PRAGMA user_version = ${steps.length}`);
  database.exec('COMMIT');
  return version < steps.length;
}

function numberOf(database: DatabaseSync, pragma: string): number {
  return Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);
}

/**
 * Prepares a deletion without remains, which gives the number of rows; to be called in a step that erases. secure_delete does not
 * reach copies left where pages were split or joined, so the rest of the table is rewritten: for tables that are never large.
 */
export function purgeOf(
  database: DatabaseSync,
  table: string,
  condition: string,
): (...values: SQLInputValue[]) => number {
  const remove = database.prepare(`DELETE FROM ${table} WHERE ${condition}`);
  return (...values) => {
    const removed = Number(remove.run(...values).changes);
    if (removed > 0) writeAnew(database, table);
    return removed;
  };
}

/** Leaves no copy of what was deleted before; to be called in a transaction. */
export function writeAnew(database: DatabaseSync, table: string): void {
  database.exec(`
    CREATE TEMP TABLE kept AS SELECT * FROM main.${table} ORDER BY 1, 2;
    DELETE FROM main.${table};
    INSERT INTO main.${table} SELECT * FROM temp.kept ORDER BY rowid;
    DROP TABLE temp.kept;
  `);
}

/** One transaction: all of it or nothing. */
export function inOneStep(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

export function closeOnce(database: DatabaseSync): void {
  if (database.isOpen) database.close();
}
