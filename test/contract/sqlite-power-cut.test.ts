import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { arePagesSound } from '../../src/storage/sqlite/check-pages.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { folderForTest } from '../support/folder.ts';
import { MONDAY_NINE, sampleAnswer, samplePseudonym, saveAnswer, WARD_7 } from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';

/** What a disk writes whole or not at all. */
const SECTOR_BYTES = 512;
const SEED = 20_261_128;

/** The disk of a machine whose power goes: what was there when a wait began that has ended is safe, of the rest any part. */
class ForgetfulDisk {
  readonly #path: string;
  /** Waits end at once and keep nothing: what a program that does not wait would have. */
  isLying = false;
  #log: Buffer = Buffer.alloc(0);
  #database: Buffer;
  /** What SQLite begins a log with that it has emptied: bytes 16 to 24 of it (sqlite.org/fileformat2.html#walformat). */
  #salt: Buffer = Buffer.alloc(0);
  #generation = 0;

  constructor(path: string) {
    this.#path = path;
    this.#database = readFileSync(path);
  }

  /** Read until it stands still: whoever empties it does so beside this, and half of it would be read. */
  #logNow(): Buffer {
    const read = () => readFileSync(`${this.#path}-wal`);
    let now = read();
    for (let again = read(); !again.equals(now); again = read()) now = again;
    return now;
  }

  /** The log as it is now. Whoever empties it is heard of a moment after it is another one. */
  #look(): Buffer {
    const now = this.#logNow();
    const salt = now.subarray(16, 24);
    if (this.#salt.length > 0 && !salt.equals(this.#salt)) {
      this.checkpointed();
      return this.#log;
    }
    this.#salt = salt;
    return now;
  }

  /** The program waits for the log. */
  sync(done: (error: Error | null) => void): void {
    const before = this.#look();
    const generation = this.#generation;
    const end = () => {
      this.#look();
      if (!this.isLying && generation === this.#generation) this.#log = before;
      done(null);
    };
    if (this.isLying) setImmediate(end);
    else setTimeout(end, random() * 4);
  }

  /** SQLite has brought the log to the file, with waits of its own before and after, and nothing was written since. */
  checkpointed(): void {
    this.#generation += 1;
    this.#database = readFileSync(this.#path);
    this.#log = this.#logNow();
    this.#salt = this.#log.subarray(16, 24);
  }

  /** The files as they lie there after the power has gone at this moment. */
  cut(): { database: Buffer; log: Buffer } {
    const now = this.#look();
    const sectors = Math.ceil(now.length / SECTOR_BYTES);
    const kept = Math.max(this.#log.length, SECTOR_BYTES * Math.floor(random() * (sectors + 1)));
    const log = Buffer.alloc(Math.min(kept, now.length));
    this.#log.copy(log);
    const share = random();
    for (let sector = 0; sector < sectors; sector += 1) {
      if (random() < share) now.copy(log, sector * SECTOR_BYTES, sector * SECTOR_BYTES, (sector + 1) * SECTOR_BYTES);
    }
    return { database: this.#database, log };
  }
}

let disk: ForgetfulDisk | undefined;
vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  fdatasync: (_file: number, done: (error: Error | null) => void) =>
    disk ? disk.sync(done) : setImmediate(done, null),
}));

/** Whoever empties the log says so before anything else is written. */
vi.mock('node:worker_threads', async (original) => {
  const { Worker } = await original<typeof import('node:worker_threads')>();
  return {
    Worker: class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        this.on('message', () => disk?.checkpointed());
      }
    },
  };
});

let seed = SEED;
/** Mulberry32: the same cuts in each run, as far as the machine takes turns in the same way. */
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** Null is not there. */
type Value = number | null;

interface Cut {
  readonly files: { database: Buffer; log: Buffer };
  /** What each was told to be saved, and what was sent and nobody was told of yet. */
  readonly confirmed: ReadonlyMap<string, Value>;
  readonly underWay: ReadonlyMap<string, Value>;
}

/** A thing that somebody keeps, changes and takes away. */
interface Kept {
  readonly save: (store: Store, id: string, value: number, before: Value) => Promise<unknown>;
  readonly remove: (store: Store, id: string) => Promise<unknown>;
  readonly read: (store: Store, id: string) => Promise<Value>;
  /** What it has become before it is gone. */
  readonly atLast?: number;
}

const ANSWER: Kept = {
  save: (store, id, value) => saveAnswer(store, sampleAnswer({ answerId: samplePseudonym(id), scores: [value] })),
  remove: (store, id) => store.deleteAnswer('pulse-1', samplePseudonym(id)),
  async read(store, id) {
    for await (const { answerId, scores } of store.answersOf('pulse-1')) {
      if (answerId === samplePseudonym(id)) return scores[0] ?? null;
    }
    return null;
  },
};

/** Of every second value the words are others, so that those from before are erased. */
const thanksOf = (thankYouId: string, value: number) =>
  sampleThankYou({ thankYouId, changedAt: value, whatTheyDid: `Stayed late, ${Math.floor(value / 2)}.` });

const THANK_YOU: Kept = {
  async save(store, id, value, before) {
    if (before === null) return store.create(thanksOf(id, value));
    const stored = await store.read('thank-you', WARD_7, id);
    return stored && store.replace(thanksOf(id, value), stored.etag);
  },
  remove: (store, id) => store.remove('thank-you', WARD_7, id),
  read: async (store, id) => (await store.read('thank-you', WARD_7, id))?.value.changedAt ?? null,
};

let done: Promise<unknown> = Promise.resolve();

const JOB: Kept = {
  save: (store, id, value) => store.enqueue(newJob('post-thanks', WARD_7, id, MONDAY_NINE + value)),
  remove(store, id) {
    // One at a time, so that whoever looks for what is due finds their own.
    done = done.then(async () => {
      await store.enqueue(newJob('post-thanks', WARD_7, id, MONDAY_NINE));
      for (const claim of await store.claimJobs(MONDAY_NINE, 60_000, 1)) await store.completeJob(claim);
    });
    return done;
  },
  async read(store, id) {
    const claims = await store.claimJobs(MONDAY_NINE + 10, 0, 1_000);
    const found = claims.find(({ value }) => value.subjectId === id);
    return found ? found.value.dueAt - MONDAY_NINE : null;
  },
  atLast: 0,
};

const KEPT: Readonly<Record<string, Kept>> = { answer: ANSWER, 'thank-you': THANK_YOU, job: JOB };

/** People keep, change and take away, all at once, and read what they have, while the power may go at any moment. */
async function play(store: Store, people: number, rounds: number): Promise<Cut[]> {
  const confirmed = new Map<string, Value>();
  const underWay = new Map<string, Value>();
  const cuts: Cut[] = [];
  const cut = (): void => {
    if (disk) cuts.push({ files: disk.cut(), confirmed: new Map(confirmed), underWay: new Map(underWay) });
  };
  const person = async (kind: string, kept: Kept, number: number): Promise<void> => {
    const id = `${kind} ${number}`;
    for (let round = 0; round < rounds; round += 1) {
      await wait(random() * 6);
      const before = confirmed.get(id) ?? null;
      const value = before !== null && random() < 0.15 ? null : 1 + Math.floor(random() * 5);
      underWay.set(id, value);
      await (value === null ? kept.remove(store, id) : kept.save(store, id, value, before));
      confirmed.set(id, value);
      underWay.delete(id);
      if (random() < 0.3) cut();
    }
  };
  let isOver = false;
  /** Who reads a change before whoever made it is told of it may tell others. */
  const reader = async (): Promise<void> => {
    while (!isOver) {
      await wait(random());
      const id = `thank-you ${Math.floor(random() * people)}`;
      const found = await THANK_YOU.read(store, id);
      if (!underWay.has(id) || underWay.get(id) !== found) continue;
      confirmed.set(id, found);
      if (random() < 0.3) cut();
    }
  };
  const readers = [reader(), reader()];
  const all = Object.entries(KEPT).flatMap(([kind, kept]) =>
    Array.from({ length: people }, (_, number) => person(kind, kept, number)),
  );
  await Promise.all(all);
  isOver = true;
  await Promise.all(readers);
  cut();
  return cuts;
}

/** What is wrong after the power has come back. */
async function wrongAfter({ files, confirmed, underWay }: Cut): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-cut-'));
  const path = join(folder, 'behaviours.sqlite');
  writeFileSync(path, files.database);
  writeFileSync(`${path}-wal`, files.log);
  const store = openSqliteStore(path, { now: () => MONDAY_NINE });
  const wrong: string[] = [];
  try {
    for (const id of new Set([...confirmed.keys(), ...underWay.keys()])) {
      const kept = KEPT[id.split(' ', 1)[0] ?? ''];
      const has = await kept?.read(store, id);
      const may = [confirmed.get(id) ?? null, ...(underWay.has(id) ? [underWay.get(id), kept?.atLast] : [])];
      if (!may.includes(has)) wrong.push(`${id}: ${has} in place of one of ${may}`);
    }
  } finally {
    await store.close();
  }
  if (!(await arePagesSound(path, new AbortController().signal))) wrong.push('the file is damaged');
  rmSync(folder, { recursive: true });
  return wrong;
}

async function cutsOf(isLying: boolean): Promise<string[][]> {
  const path = join(folderForTest(), 'behaviours.sqlite');
  const store = openSqliteStore(path, { now: () => MONDAY_NINE });
  onTestFinished(() => store.close());
  disk = new ForgetfulDisk(path);
  disk.isLying = isLying;
  const cuts = await play(store, 6, 7);
  disk = undefined;
  expect(cuts.length).toBeGreaterThan(25);
  const wrong: string[][] = [];
  for (const cut of cuts) wrong.push(await wrongAfter(cut));
  return wrong;
}

test('whenever the power goes, nothing that was confirmed or read is lost, nothing that was withdrawn is back, and the file is whole', async () => {
  const wrong = await cutsOf(false);
  expect(wrong.filter((each) => each.length > 0)).toEqual([]);
});

test('the same cuts show what a program would lose that confirms without waiting for the disk', async () => {
  const wrong = await cutsOf(true);
  expect(wrong.filter((each) => each.length > 0).length).toBeGreaterThan(wrong.length / 4);
});
