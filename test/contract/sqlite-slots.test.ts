import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { MARK_KEPT_DAYS } from '../../src/privacy/audience-mark.ts';
import { DAY_MS } from '../../src/scheduling/moments.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { personPartition } from '../../src/thanks/preferences.ts';
import { bytesIn, folderForTest } from '../support/folder.ts';
import {
  ALEXS_CHAT,
  MONDAY_NINE,
  sampleAgenda,
  sampleMark,
  samplePseudonym,
  sampleSelfCheck,
  WARD_7,
} from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import { seeded } from '../support/seeded.ts';

const clock = { now: () => MONDAY_NINE };

function scene(time = clock) {
  const folder = folderForTest();
  const path = join(folder, 'store.db');
  return { folder, path, store: openSqliteStore(path, time) };
}

function leftIn(folder: string, marks: Iterable<string>): string[] {
  const bytes = bytesIn(folder);
  return [...marks].filter((mark) => bytes.includes(mark.slice(0, 16)) || bytes.includes(mark.slice(-16)));
}

/** A life of thank-yous and self-checks of all lengths, made, changed, taken back and deleted in no order. */
class History {
  readonly gone = new Set<string>();
  readonly live = new Map<string, { kind: 'thank-you' | 'self-check'; teamId: string; words: string }>();
  readonly people: readonly string[];
  readonly #random: () => number;
  readonly #store: Store;
  readonly #seed: number;
  #made = 0;

  constructor(store: Store, seed: number) {
    this.#store = store;
    this.#seed = seed;
    this.#random = seeded(seed);
    this.people = Array.from({ length: 12 }, () => this.#mark());
  }

  async step(): Promise<void> {
    const roll = this.#random();
    const [id, one] = [...this.live][this.#upTo(this.live.size)] ?? [];
    if (!id || !one || roll < 0.55) await this.#make();
    else if (roll < 0.8) await this.#change(id, roll < 0.7);
    else await this.#remove(id);
  }

  async removeAll(): Promise<void> {
    for (const id of [...this.live.keys()]) await this.#remove(id);
    for (const personId of this.people) await this.#store.erasePersonalData(personId);
    for (const personId of this.people) this.gone.add(personId);
  }

  async #make(): Promise<void> {
    const [id, words, teamId] = [this.#mark(), this.#mark(), `team-${this.#upTo(5)}`];
    const long = 'and so on '.repeat(this.#upTo(4) === 0 ? this.#upTo(900) : this.#upTo(40));
    const person = () => ({ personId: this.people[this.#upTo(12)] ?? '', teamsId: '29:x', name: 'x' });
    const kind = this.#upTo(3) === 0 ? 'self-check' : 'thank-you';
    const lines = [{ behaviourId: words, behaviourName: long, score: 3 }];
    await this.#store.create(
      kind === 'self-check'
        ? sampleSelfCheck({ teamId, selfCheckId: id, lines })
        : sampleThankYou({ teamId, thankYouId: id, whatTheyDid: words, giver: person(), receiver: person() }),
    );
    this.live.set(id, { kind, teamId, words });
  }

  async #change(id: string, isBack: boolean): Promise<void> {
    const one = this.live.get(id);
    const stored = one?.kind === 'thank-you' && (await this.#store.read('thank-you', one.teamId, id));
    if (!one || !stored) return;
    const words = isBack ? '' : `${this.#mark()} ${'longer '.repeat(this.#upTo(60))}`;
    const change = isBack ? { whatTheyDid: '', madePossible: '', takenBackAt: 1 } : { whatTheyDid: words };
    await this.#store.replace({ ...stored.value, ...change }, stored.etag);
    if (one.words) this.gone.add(one.words.slice(0, 43));
    one.words = words;
  }

  async #remove(id: string): Promise<void> {
    const one = this.live.get(id);
    if (!one) return;
    expect(await this.#store.remove(one.kind, one.teamId, id)).toBe(true);
    this.live.delete(id);
    for (const text of [id, one.words.slice(0, 43)]) if (text) this.gone.add(text);
  }

  #mark(): string {
    this.#made += 1;
    return samplePseudonym(`${this.#seed} ${this.#made}`);
  }

  #upTo(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}

describe('whatever came before', () => {
  test.each([1, 2, 3])('nothing of what was erased is left, and all else is, in history %i', async (seed) => {
    const { folder, store } = scene();
    const history = new History(store, seed);
    for (let step = 1; step <= 400; step += 1) {
      await history.step();
      if (step % 40 !== 0) continue;
      expect(await store.remove('self-check', ALEXS_CHAT, 'none')).toBe(false);
      expect(leftIn(folder, history.gone)).toEqual([]);
      expect(leftIn(folder, history.live.keys())).toHaveLength(history.live.size);
    }
    for (const [id, { kind, teamId }] of history.live) expect(await store.read(kind, teamId, id)).not.toBeNull();
    await history.removeAll();
    expect(history.gone.size).toBeGreaterThan(300);
    expect(leftIn(folder, history.gone)).toEqual([]);
    await store.close();
    expect(leftIn(folder, history.gone)).toEqual([]);
  });

  test('each of thousands is found by its name, and none of those that were erased', async () => {
    const store = openSqliteStore(':memory:', clock);
    const idOf = (index: number) => `agenda-${index}`;
    for (let index = 0; index < 3_000; index += 1) await store.create(sampleAgenda({ agendaId: idOf(index) }));
    for (let index = 0; index < 3_000; index += 2) await store.remove('agenda', WARD_7, idOf(index));
    for (let index = 0; index < 3_000; index += 1) {
      expect([index, (await store.read('agenda', WARD_7, idOf(index))) === null]).toEqual([index, index % 2 === 0]);
    }
    await store.close();
  });
});

test('a mark that does not say any more what it is called goes too, and its place is taken by another', async () => {
  let now = MONDAY_NINE;
  const { path, store } = scene({ now: () => now });
  await store.addMark(sampleMark());
  const file = new DatabaseSync(path);
  file.exec("UPDATE slots SET document = replace(document, '[\"', '<<<')");
  file.close();
  now += 2 * MARK_KEPT_DAYS * DAY_MS;
  await store.claimJobs(now, 60_000, 1);
  await store.addMark(sampleMark({ closesAt: now }));
  expect(await store.marksUnder(sampleMark().markKey, 0)).toEqual([sampleMark({ closesAt: now })]);
  await store.close();
});

test('no account is in the file of somebody whose data was erased', async () => {
  const { folder, store } = scene();
  const personId = samplePseudonym('Megan Bowen');
  await store.claimAsk({ personId, pulseId: 'pulse-1', askedAt: MONDAY_NINE }, 0);
  expect(leftIn(folder, [personId])).toEqual([personId]);
  await store.erasePersonalData(personId);
  expect(leftIn(folder, [personId, personPartition(personId)])).toEqual([]);
  expect(await store.lastAskOf(personId)).toBeNull();
  await store.close();
});
