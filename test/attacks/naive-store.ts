import { createHash, createHmac } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseBytes, type Evidence, rowsIn, type Tap } from './evidence.ts';
import { PEOPLE } from './insider.ts';

const NINE = Date.UTC(2026, 10, 9, 9, 0);
const MINUTE_MS = 60_000;

/** What a person who taps is kept under, and what is kept beside it, in a store that was written without much thought. */
export interface Naive {
  readonly idOf: (tap: Tap) => string;
  readonly besides?: (tap: Tap) => Record<string, unknown>;
  /** What lies in the same file beside the answers. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** "Deleted" at close as SQLite deletes by default: forgotten, not overwritten. */
  readonly isDeleted?: boolean;
}

export const KEY = createHash('sha256').update('the random key of this pulse').digest();
export const under = (key: Uint8Array, personId: string): string =>
  createHmac('sha256', key).update(personId).digest('base64url');

/** Plants such a store in the folder and gives what an insider finds there after close. */
export function plant(folder: string, { idOf, besides, more, isDeleted = false }: Naive): Evidence {
  const taps: Tap[] = PEOPLE.map((person, index) => ({
    person,
    at: NINE + index * 11 * MINUTE_MS,
    scores: [(index % 5) + 1, ((index * 3) % 5) + 1],
  }));
  const database = new DatabaseSync(join(folder, 'naive.sqlite'));
  database.exec('PRAGMA secure_delete = OFF; CREATE TABLE answers (id TEXT PRIMARY KEY, document TEXT NOT NULL)');
  database.exec('CREATE TABLE pulses (id TEXT PRIMARY KEY, document TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO answers (id, document) VALUES (?, ?)');
  for (const tap of taps) insert.run(idOf(tap), JSON.stringify({ scores: tap.scores, ...besides?.(tap) }));
  if (more) database.prepare('INSERT INTO pulses (id, document) VALUES (?, ?)').run('pulse-1', JSON.stringify(more));
  if (isDeleted) database.exec('DELETE FROM answers');
  database.close();
  return { people: PEOPLE, taps, rows: rowsIn(folder), bytes: databaseBytes(folder) };
}
