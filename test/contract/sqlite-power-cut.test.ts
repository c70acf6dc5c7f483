import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { arePagesSound } from '../../src/storage/sqlite/check-pages.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { folderForTest } from '../support/folder.ts';
import { MONDAY_NINE, sampleAnswer, samplePseudonym, saveAnswer } from '../support/sample-documents.ts';

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
  #generation = 0;

  constructor(path: string) {
    this.#path = path;
    this.#database = readFileSync(path);
  }

  #logNow(): Buffer {
    return readFileSync(`${this.#path}-wal`);
  }

  /** The program waits for the log. */
  sync(done: (error: Error | null) => void): void {
    const [before, generation] = [this.#logNow(), this.#generation];
    const end = () => {
      if (!this.isLying && generation === this.#generation) this.#log = before;
      done(null);
    };
    if (this.isLying) setImmediate(end);
    else setTimeout(end, random() * 4);
  }

  /** SQLite has brought the log to the file, with waits of its own before and after. */
  checkpointed(): void {
    this.#generation += 1;
    this.#database = readFileSync(this.#path);
    this.#log = this.#logNow();
  }

  /** The files as they lie there after the power has gone at this moment. */
  cut(): { database: Buffer; log: Buffer } {
    const now = this.#logNow();
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
  fdatasync: (_file: number, done: (error: Error | null) => void) => disk?.sync(done),
}));

let seed = SEED;
/** Mulberry32: the same cuts in each run, as far as the machine takes turns in the same way. */
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

interface Cut {
  readonly files: { database: Buffer; log: Buffer };
  /** What each person was told to be saved, and what they sent and were not told of yet; null is withdrawn. */
  readonly confirmed: ReadonlyMap<string, number | null>;
  readonly underWay: ReadonlyMap<string, readonly (number | null)[]>;
}

/** People answer, change their mind and withdraw, all at once, while the power may go at any moment. */
async function play(store: Store, people: number, rounds: number): Promise<Cut[]> {
  const confirmed = new Map<string, number | null>();
  const underWay = new Map<string, (number | null)[]>();
  const cuts: Cut[] = [];
  const cut = (): void => {
    if (!disk) return;
    const sent = new Map([...underWay].map(([person, values]) => [person, [...values]] as const));
    cuts.push({ files: disk.cut(), confirmed: new Map(confirmed), underWay: sent });
  };
  const person = async (answerId: string): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      await wait(random() * 6);
      const isWithdrawn = random() < 0.15;
      const score = isWithdrawn ? null : 1 + Math.floor(random() * 5);
      underWay.set(answerId, [...(underWay.get(answerId) ?? []), score]);
      if (score === null) {
        await store.deleteAnswer('pulse-1', answerId);
        disk?.checkpointed();
      } else await saveAnswer(store, sampleAnswer({ answerId, scores: [score] }));
      confirmed.set(answerId, score);
      underWay.delete(answerId);
      if (random() < 0.3) cut();
    }
  };
  await Promise.all(Array.from({ length: people }, (_, index) => person(samplePseudonym(`person ${index}`))));
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
    const found = new Map<string, number | null>();
    for await (const { answerId, scores } of store.answersOf('pulse-1')) found.set(answerId, scores[0] ?? null);
    for (const person of new Set([...confirmed.keys(), ...underWay.keys(), ...found.keys()])) {
      const may = [confirmed.get(person) ?? null, ...(underWay.get(person) ?? [])];
      const has = found.get(person) ?? null;
      if (!may.includes(has)) wrong.push(`${has} in place of one of ${may}`);
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
  const cuts = await play(store, 12, 9);
  expect(cuts.length).toBeGreaterThan(25);
  const wrong: string[][] = [];
  for (const cut of cuts) wrong.push(await wrongAfter(cut));
  return wrong;
}

test('whenever the power goes, no answer that was confirmed is lost, none that was withdrawn is back, and the file is whole', async () => {
  const wrong = await cutsOf(false);
  expect(wrong.filter((each) => each.length > 0)).toEqual([]);
});

test('the same cuts show what a program would lose that confirms without waiting for the disk', async () => {
  const wrong = await cutsOf(true);
  expect(wrong.filter((each) => each.length > 0).length).toBeGreaterThan(wrong.length / 4);
});
