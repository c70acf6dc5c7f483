import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { DocumentFault } from '../store-fault.ts';

const HASH_BYTES = 12;
const ENTRY_BYTES = 16;
const ENTRIES = 62;
/** Of a bucket, from which on there are to be more buckets. */
const MANY = 24;
const FREE = 0;

/**
 * An index that leaves nothing behind, as SQLite’s own do where pages are split or joined: linear hashing (Litwin 1980). A name
 * has its entry, 12 bytes of its hash and a number, in one bucket; buckets are rows of one length, appended and written over.
 */
export const NAMES_TABLE = `
  CREATE TABLE names (bucket INTEGER PRIMARY KEY, entries BLOB NOT NULL);
  INSERT INTO names VALUES (0, zeroblob(${ENTRIES * ENTRY_BYTES}));
`;

export interface Names {
  readonly find: (name: string) => number | null;
  /** @param number above 0 and below 2^32 */
  readonly put: (name: string, number: number) => void;
  readonly drop: (name: string) => void;
  /** Looks through all buckets: for a document that does not say any more what it is called. */
  readonly dropNumber: (number: number) => void;
}

interface Bucket {
  readonly bucket: number;
  readonly entries: Buffer;
}

/** What reads is to be called in one view of the database, what changes in a transaction. */
export function nameIndexIn(database: DatabaseSync): Names {
  const last = database.prepare('SELECT max(bucket) AS bucket FROM names');
  const select = database.prepare('SELECT entries FROM names WHERE bucket = ?');
  const append = database.prepare('INSERT INTO names (bucket, entries) VALUES (?, ?)');
  const overwrite = database.prepare('UPDATE names SET entries = ? WHERE bucket = ?');

  function countBuckets(): number {
    return Number(last.get()?.bucket) + 1;
  }

  function read(bucket: number): Bucket {
    const entries = select.get(bucket)?.entries;
    if (!(entries instanceof Uint8Array)) throw new DocumentFault('the index of documents is damaged');
    return { bucket, entries: Buffer.from(entries.buffer, entries.byteOffset, entries.byteLength) };
  }

  function bucketOf(hashed: Buffer): Bucket {
    return read(addressOf(hashed.readUInt32BE(), countBuckets()));
  }

  function write({ bucket, entries }: Bucket): void {
    overwrite.run(entries, bucket);
  }

  /** Divides the next bucket in turn, whichever it is. */
  function addBucket(): void {
    const count = countBuckets();
    const old = read(count - roundOf(count));
    const moved = Buffer.alloc(ENTRIES * ENTRY_BYTES);
    for (const at of usedIn(old.entries)) {
      if (addressOf(old.entries.readUInt32BE(at), count + 1) !== count) continue;
      old.entries.copy(moved, at, at, at + ENTRY_BYTES);
      old.entries.fill(0, at, at + ENTRY_BYTES);
    }
    append.run(count, moved);
    write(old);
  }

  function put(hashed: Buffer, number: number): void {
    const found = bucketOf(hashed);
    const used = usedIn(found.entries);
    const at = indexOf(found.entries, hashed) ?? freeIn(found.entries);
    if (at !== null) {
      hashed.copy(found.entries, at);
      found.entries.writeUInt32BE(number, at + HASH_BYTES);
      write(found);
    }
    if (used.length >= MANY) addBucket();
    if (at === null) put(hashed, number);
  }

  function clear(found: Bucket, at: number): void {
    found.entries.fill(0, at, at + ENTRY_BYTES);
    write(found);
  }

  return {
    find(name) {
      const hashed = hashOf(name);
      const { entries } = bucketOf(hashed);
      const at = indexOf(entries, hashed);
      return at === null ? null : numberAt(entries, at);
    },
    put: (name, number) => put(hashOf(name), number),
    drop(name) {
      const hashed = hashOf(name);
      const found = bucketOf(hashed);
      const at = indexOf(found.entries, hashed);
      if (at !== null) clear(found, at);
    },
    dropNumber(number) {
      for (let bucket = countBuckets() - 1; bucket >= 0; bucket -= 1) {
        const found = read(bucket);
        for (const at of usedIn(found.entries)) if (numberAt(found.entries, at) === number) clear(found, at);
      }
    },
  };
}

function hashOf(name: string): Buffer {
  return hash('sha256', name, 'buffer').subarray(0, HASH_BYTES);
}

/** The greatest power of two that is no more. */
function roundOf(count: number): number {
  return 2 ** (31 - Math.clz32(count));
}

function addressOf(hashed: number, buckets: number): number {
  const round = roundOf(buckets);
  const address = hashed % (round * 2);
  return address < buckets ? address : address - round;
}

function numberAt(entries: Buffer, at: number): number {
  return entries.readUInt32BE(at + HASH_BYTES);
}

function usedIn(entries: Buffer): number[] {
  const used: number[] = [];
  for (let at = 0; at < entries.length; at += ENTRY_BYTES) if (numberAt(entries, at) !== FREE) used.push(at);
  return used;
}

function freeIn(entries: Buffer): number | null {
  for (let at = 0; at < entries.length; at += ENTRY_BYTES) if (numberAt(entries, at) === FREE) return at;
  return null;
}

function indexOf(entries: Buffer, hashed: Buffer): number | null {
  for (let at = entries.indexOf(hashed); at !== -1; at = entries.indexOf(hashed, at + 1)) {
    if (at % ENTRY_BYTES === 0) return at;
  }
  return null;
}
