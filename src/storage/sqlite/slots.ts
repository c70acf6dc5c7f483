import type { DatabaseSync } from 'node:sqlite';

/**
 * Where nothing is moved, nothing is left behind. Slots are appended, never deleted and never change their length, so SQLite
 * neither splits nor joins the pages they lie on: what is written into a slot destroys what was there.
 */
export const SLOTS_TABLES = `
  CREATE TABLE slots (slot INTEGER PRIMARY KEY, document TEXT NOT NULL);
  CREATE TABLE free_slots (size INTEGER NOT NULL, slot INTEGER NOT NULL, PRIMARY KEY (size, slot)) WITHOUT ROWID;
`;

const SMALLEST = 256;

export interface Slots {
  readonly read: (slot: number) => string;
  /** The number of the slot that holds the text now: a free one, or a new one. */
  readonly take: (text: string) => number;
  /** The same for a text in the place of another: in its slot where it fits. */
  readonly replace: (slot: number, text: string) => number;
  /** Writes blanks over the text; the slot is free from then on. */
  readonly free: (slot: number) => void;
}

/** What changes is to be called in a transaction. */
export function slotsIn(database: DatabaseSync): Slots {
  const select = database.prepare('SELECT document FROM slots WHERE slot = ?');
  const append = database.prepare('INSERT INTO slots (document) VALUES (?)');
  const overwrite = database.prepare('UPDATE slots SET document = ? WHERE slot = ?');
  const length = database.prepare('SELECT octet_length(document) AS size FROM slots WHERE slot = ?');
  const unuse = database.prepare('INSERT INTO free_slots (size, slot) VALUES (?, ?)');
  const reuse = database.prepare(`
    DELETE FROM free_slots WHERE size = :size AND slot = (SELECT min(slot) FROM free_slots WHERE size = :size)
    RETURNING slot
  `);

  function sizeOf(slot: number): number {
    return Number(length.get(slot)?.size);
  }

  function take(text: string): number {
    const bytes = Buffer.byteLength(text);
    const size = sizeFor(bytes);
    const filled = text + ' '.repeat(size - bytes);
    const found = reuse.get({ size });
    if (!found) return Number(append.run(filled).lastInsertRowid);
    overwrite.run(filled, Number(found.slot));
    return Number(found.slot);
  }

  function free(slot: number): void {
    const size = sizeOf(slot);
    overwrite.run(' '.repeat(size), slot);
    unuse.run(size, slot);
  }

  return {
    read: (slot) => String(select.get(slot)?.document),
    take,
    replace(slot, text) {
      const left = sizeOf(slot) - Buffer.byteLength(text);
      if (left >= 0) {
        overwrite.run(text + ' '.repeat(left), slot);
        return slot;
      }
      free(slot);
      return take(text);
    },
    free,
  };
}

/** 256 bytes, 384, 512, 768 and so on: at most half as long again as what lies in it. */
function sizeFor(bytes: number): number {
  let size = SMALLEST;
  while (size < bytes) size *= 2;
  const between = (size * 3) / 4;
  return size > SMALLEST && between >= bytes ? between : size;
}
