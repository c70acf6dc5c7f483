import { randomInt } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { type DocumentKey, listingOf, type WrittenDocument } from '../documents.ts';
import { NAMES_TABLE, nameIndexIn } from './names.ts';
import { SLOTS_TABLES, slotsIn } from './slots.ts';

/**
 * No id is in a key or an index: copies of those stay where pages are split or joined. A document’s name leads to its slot, and
 * that of a partition to a random number which is forgotten with the partition’s last document. What may stay in these pages of what
 * was erased are numbers, a list’s name, a moment and an etag.
 */
export const DOCUMENTS_TABLES = `
  CREATE TABLE documents (
    slot INTEGER PRIMARY KEY, place INTEGER NOT NULL, list TEXT, at INTEGER, etag TEXT NOT NULL
  );
  CREATE INDEX documents_by_list ON documents (place, list, at);
  CREATE INDEX documents_by_age ON documents (list, at) WHERE list IS NOT NULL;
  ${SLOTS_TABLES}${NAMES_TABLE}
`;
/** Above all slots, as both are numbers that names lead to. */
const FIRST_PLACE = 2 ** 31;
const BEFORE_ALL = { slot: 0, at: Number.NEGATIVE_INFINITY };
const MOST_LATELY = 5_000;
const PAGE = 60;

export interface DocumentRow extends WrittenDocument {
  readonly list: string | null;
  /** By which the list is ordered, in milliseconds; null outside of lists. */
  readonly at: number | null;
  readonly etag: string;
}

/** Where a document lies, as long as nobody has changed it. */
interface Found {
  readonly slot: number;
  readonly etag: string;
}

export interface FoundInList extends Found {
  readonly list: string | null;
  readonly at: number;
}

export interface DocumentRows {
  readonly find: (key: DocumentKey) => Found | null;
  readonly read: (found: Found) => WrittenDocument;
  /** As it was found. */
  readonly isThere: (found: Found) => boolean;
  /** False if there is one already. */
  readonly create: (row: DocumentRow) => boolean;
  readonly replace: (found: Found, row: DocumentRow) => void;
  /** Creates or replaces. */
  readonly put: (row: DocumentRow) => void;
  /** False if there was none. */
  readonly erase: (key: DocumentKey) => boolean;
  /** Since that moment (milliseconds), newest first, and by id where two have the same. */
  readonly newest: (partition: string, list: string, since: number) => Iterable<Found>;
  /** Before that moment (milliseconds), oldest first, in whichever partition, beginning after one that was found before. */
  readonly olderThan: (
    list: string,
    before: number,
    limit: number,
    after?: Pick<FoundInList, 'slot' | 'at'>,
  ) => FoundInList[];
  /** Also one that does not say any more what it is called. */
  readonly eraseFound: (found: Found) => void;
  readonly allIn: (partition: string) => FoundInList[];
  readonly count: (list: string) => number;
  readonly all: () => Iterator<WrittenDocument, undefined>;
  /** The next in the order in which they lie in the file, each with its slot; one that grows may move to where others lay. */
  readonly after: (slot: number, limit: number) => (WrittenDocument & { readonly slot: number })[];
}

/**
 * Reads are to be called in one view, changes in a step.
 * @param onFound is told the etag of whatever a reader looks at
 * @throws what SQLite throws
 */
export function documentRowsIn(
  database: DatabaseSync,
  onFound: (etag: string) => void = () => undefined,
): DocumentRows {
  const names = nameIndexIn(database);
  const slots = slotsIn(database);
  const selectTag = database.prepare('SELECT etag FROM documents WHERE slot = ?');
  const insert = database.prepare('INSERT INTO documents (slot, place, list, at, etag) VALUES (?, ?, ?, ?, ?)');
  const update = database.prepare('UPDATE documents SET slot = ?, list = ?, at = ?, etag = ? WHERE slot = ?');
  const remove = database.prepare('DELETE FROM documents WHERE slot = ? RETURNING place');
  const selectPlace = database.prepare('SELECT 1 FROM documents WHERE place = ? LIMIT 1');
  const selectNewest = database.prepare(
    'SELECT slot, etag, list, at FROM documents WHERE place = ? AND list = ? AND at >= ? ORDER BY at DESC LIMIT ? OFFSET ?',
  );
  const selectOld = database.prepare(`
    SELECT slot, etag, list, at FROM documents WHERE list = ? AND at < ? AND (at, slot) > (?, ?)
    ORDER BY at, slot LIMIT max(0, ?)
  `);
  const selectIn = database.prepare('SELECT slot, etag, list, at FROM documents WHERE place = ?');
  const count = database.prepare('SELECT count(*) AS count FROM documents WHERE list = ?');
  const selectAll = database.prepare('SELECT document FROM documents JOIN slots USING (slot)');
  const selectAfter = database.prepare(`
    SELECT slot, document FROM documents JOIN slots USING (slot) WHERE slot > ? ORDER BY slot LIMIT ?
  `);
  /** An etag is of one document as it was once: whoever finds it in a slot has found the document. */
  // With `max` it would set memory aside for all of them at once.
  const lately = new LRUCache<string, Found>({ maxSize: MOST_LATELY, sizeCalculation: () => 1 });

  const read = ({ slot }: Found): WrittenDocument => unwrapped(slots.read(slot));

  const isThere = ({ slot, etag }: Found): boolean => selectTag.get(slot)?.etag === etag;

  function find(key: DocumentKey): Found | null {
    const found = look(key);
    if (found) onFound(found.etag);
    return found;
  }

  function look(key: DocumentKey): Found | null {
    const name = nameOf(key);
    const known = lately.get(name);
    if (known && isThere(known)) return known;
    const slot = names.find(name);
    const row = slot === null ? undefined : selectTag.get(slot);
    if (slot === null || !row) return null;
    const found = { slot, etag: String(row.etag) };
    lately.set(name, found);
    return found;
  }

  function placeOf(partition: string): number {
    const name = nameOfPlace(partition);
    const known = names.find(name);
    if (known !== null) return known;
    let place = randomInt(FIRST_PLACE, 2 * FIRST_PLACE);
    while (selectPlace.get(place)) place = randomInt(FIRST_PLACE, 2 * FIRST_PLACE);
    names.put(name, place);
    return place;
  }

  function create({ key, json, list, at, etag }: DocumentRow): boolean {
    if (find(key)) return false;
    const slot = slots.take(wrapped(key, json));
    insert.run(slot, placeOf(key.partition), list, at, etag);
    names.put(nameOf(key), slot);
    return true;
  }

  function replace({ slot }: Found, { key, json, list, at, etag }: DocumentRow): void {
    const next = slots.replace(slot, wrapped(key, json));
    update.run(next, list, at, etag, slot);
    if (next !== slot) names.put(nameOf(key), next);
  }

  function eraseFound(found: Found): void {
    eraseIn(found.slot, read(found).key);
  }

  function eraseIn(slot: number, key: DocumentKey): void {
    const place = Number(remove.get(slot)?.place);
    slots.free(slot);
    if (key.id === '') names.dropNumber(slot);
    else names.drop(nameOf(key));
    if (selectPlace.get(place)) return;
    if (key.id === '') names.dropNumber(place);
    else names.drop(nameOfPlace(key.partition));
  }

  function* newest(partition: string, list: string, since: number): Iterable<Found> {
    const place = names.find(nameOfPlace(partition));
    if (place === null) return;
    let same: FoundInList[] = [];
    for (const found of pagesOfNewest(place, list, since)) {
      onFound(found.etag);
      if (same[0] && same[0].at !== found.at) {
        yield* byId(same);
        same = [];
      }
      same.push(found);
    }
    yield* byId(same);
  }

  /** By the page: a row at a time takes several times as long. */
  function* pagesOfNewest(place: number, list: string, since: number): Iterable<FoundInList> {
    for (let offset = 0; ; offset += PAGE) {
      const page = selectNewest.all(place, list, since, PAGE, offset);
      yield* page.map(listedIn);
      if (page.length < PAGE) return;
    }
  }

  function byId(same: readonly Found[]): readonly Found[] {
    if (same.length < 2) return same;
    const known = same.map((found) => ({ found, id: read(found).key.id }));
    return known.sort((one, other) => (one.id < other.id ? -1 : 1)).map(({ found }) => found);
  }

  return {
    find,
    read,
    isThere,
    create,
    replace,
    put(row) {
      const found = find(row.key);
      if (found) replace(found, row);
      else create(row);
    },
    erase(key) {
      const found = find(key);
      if (found) eraseIn(found.slot, key);
      return found !== null;
    },
    newest,
    olderThan: (list, before, limit, { at, slot } = BEFORE_ALL) =>
      selectOld.all(list, before, at, slot, limit).map(listedIn),
    eraseFound,
    allIn(partition) {
      const place = names.find(nameOfPlace(partition));
      return place === null ? [] : selectIn.all(place).map(listedIn);
    },
    count: (list) => Number(count.get(list)?.count),
    all: () => selectAll.iterate().map(({ document }) => unwrapped(String(document))),
    after: (slot, limit) =>
      selectAfter.all(slot, limit).map((row) => ({ ...unwrapped(String(row.document)), slot: Number(row.slot) })),
  };
}

function listedIn({ slot, etag, list, at }: Record<string, SQLOutputValue>): FoundInList {
  return { slot: Number(slot), etag: String(etag), list: list === null ? null : String(list), at: Number(at) };
}

/** In which list a document is, and the moment by which that list is ordered. */
export function listedAt(document: Parameters<typeof listingOf>[0]): Pick<DocumentRow, 'list' | 'at'> {
  const { list = null, at = null } = listingOf(document) ?? {};
  return { list, at };
}

/** For reads: what several statements find is of one moment, whatever other processes write. */
export function viewsOf(database: DatabaseSync): <T>(work: () => T) => T {
  const [begin, end] = [database.prepare('BEGIN'), database.prepare('COMMIT')];
  return (work) => {
    begin.run();
    try {
      return work();
    } finally {
      end.run();
    }
  };
}

function nameOf({ partition, id }: DocumentKey): string {
  return JSON.stringify([partition, id]);
}

function nameOfPlace(partition: string): string {
  return JSON.stringify([partition]);
}

/** Stands in no text of JSON, where a backslash is before a quotation mark. */
const START = '",{"';
const DAMAGED = /^\["(?:[^"\\]|\\.)*","(?:[^"\\]|\\.)*",/;

/** A document does not say in which partition and under which id it lies. */
function wrapped(key: DocumentKey, json: string): string {
  return `${nameOf(key).slice(0, -1)},${json}]`;
}

function unwrapped(text: string): WrittenDocument {
  const end = text.indexOf(START) + 1 || (DAMAGED.exec(text)?.[0].length ?? 1) - 1;
  return {
    key: keyIn(text.slice(0, end)),
    json: text
      .slice(end + 1)
      .trimEnd()
      .slice(0, -1),
  };
}

/** Empty if the text is damaged so far. */
function keyIn(start: string): DocumentKey {
  try {
    const [partition, id] = JSON.parse(`${start}]`);
    if (typeof partition === 'string' && typeof id === 'string') return { partition, id };
  } catch {
    // As of one of which less is left.
  }
  return { partition: '', id: '' };
}
