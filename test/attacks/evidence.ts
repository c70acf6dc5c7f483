import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

/** Something an insider learned of one person: that they answered, or what. */
export interface Link {
  readonly person: string;
  readonly learned: string;
}

export interface Person {
  readonly name: string;
  readonly personId: string;
  readonly teamsId: string;
}

/** What somebody in the room saw: a colleague tapped at this moment (and, for the test alone, what was chosen). */
export interface Tap {
  readonly person: Person;
  readonly at: number;
  readonly scores: readonly number[];
}

/** The file of the keys, which lies apart from whatever holds the answers. */
export const KEY_FILE = 'pulse-keys.sqlite';

/** One row of a table, with the fields of the JSON in it. */
export interface Row {
  readonly file: string;
  readonly table: string;
  /** Null where the table has none. */
  readonly rowid: number | null;
  readonly fields: readonly (readonly [string, unknown])[];
}

/** All that an insider with every right to read can lay hands on. */
export interface Evidence {
  readonly people: readonly Person[];
  readonly taps: readonly Tap[];
  readonly rows: readonly Row[];
  readonly bytes: Buffer;
}

/** Every row of every database in the folder, in the order in which the table gives them. */
export function rowsIn(folder: string): Row[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sqlite'))
    .flatMap((file) => rowsOf(folder, file));
}

/** The same of documents that lie in Cosmos DB, with what lies beside them. */
export function rowsOfItems(items: readonly { container: string; item: Record<string, unknown> }[]): Row[] {
  return items.map(({ container, item }) => ({
    file: 'Cosmos DB',
    table: container,
    rowid: null,
    fields: Object.entries(item).flatMap(([name, value]) => fieldsOf(name, value)),
  }));
}

function rowsOf(folder: string, file: string): Row[] {
  const database = new DatabaseSync(join(folder, file), { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const rows = tables.flatMap(({ name }) => {
    const hasRowid = !/WITHOUT ROWID/.test(String(schemaOf(database, String(name))));
    const query = `SELECT ${hasRowid ? 'rowid AS _rowid, ' : ''}* FROM "${String(name)}"`;
    return database
      .prepare(query)
      .all()
      .map(({ _rowid, ...columns }) => ({
        file,
        table: String(name),
        rowid: _rowid === undefined ? null : Number(_rowid),
        fields: Object.entries(columns).flatMap(([column, value]) => fieldsOf(column, value)),
      }));
  });
  database.close();
  return rows;
}

function schemaOf(database: DatabaseSync, table: string): SQLOutputValue | undefined {
  return database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(table)?.sql;
}

function fieldsOf(path: string, value: unknown): [string, unknown][] {
  if (typeof value === 'string' && /^[[{]/.test(value)) return fieldsOf(path, JSON.parse(value));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) => fieldsOf(`${path}.${name}`, inner));
}

/** Every byte of every file of a database: itself, its log, its index. */
export function databaseBytes(folder: string): Buffer {
  const files = readdirSync(folder).filter((file) => /\.sqlite(-wal|-shm|-journal)?$/.test(file));
  return Buffer.concat(files.map((file) => readFileSync(join(folder, file))));
}

const SCORE = /(^|\.)(scores?|answers?|choices?)(\.\d+)?$/;

/** What one person chose, if this row holds it; null for any other row. */
export function scoresIn({ fields }: Row): number[] | null {
  const scores = fields
    .filter(([path, value]) => SCORE.test(path) && Number.isInteger(value))
    .map(([, value]) => value);
  return scores.length > 0 ? scores.map(Number) : null;
}

export function inWords(scores: readonly number[]): string {
  return `answered ${scores.join(',')}`;
}

/** What is true of everybody who tapped: an attack that succeeds finds all of it. */
export function truthOf(taps: readonly Tap[]): Link[] {
  return taps.map(({ person, scores }) => ({ person: person.name, learned: inWords(scores) }));
}

export function byName(links: readonly Link[]): Link[] {
  return links.toSorted((a, b) => (a.person < b.person ? -1 : 1));
}
