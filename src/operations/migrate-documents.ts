import { createHash } from 'node:crypto';
import { plural } from '../shared/locale.ts';
import type { WrittenDocument } from '../storage/documents.ts';
import { DocumentFault } from '../storage/store-fault.ts';
import type { Entry, MigrationWork } from './migration-work.ts';
import {
  type AnyDocument,
  CONTAINER_IDS,
  type ContainerId,
  type CopyProgress,
  hasExpired,
  parsed,
  type ReadDocument,
  readOne,
  type StoreAdmin,
} from './store-admin.ts';

interface Tally {
  readonly count: number;
  /** The SHA-256 of each document, added up: independent of the order of fields and documents. */
  readonly digest: string;
}

type RunningTally = ReturnType<typeof newTally>;

export interface Migrated {
  readonly container: ContainerId;
  readonly copied: number;
  readonly source: Tally;
  readonly target: Tally;
}

/** For the operator. Nothing was written. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

const WRITTEN_AT_ONCE = 200;
const MOST_NAMED = 20;

interface Survey {
  readonly total: number;
  readonly faults: readonly string[];
  readonly faultCount: number;
  readonly openPulses: number;
}

type Report = (progress: CopyProgress) => void;

/**
 * Copies what is missing or different, then compares both sides. Reads and checks everything before writing anything; what has
 * expired by `now` is ignored. Nothing grows with the number of documents but the file of `work`, from which a move that was stopped
 * goes on.
 * @throws MigrationRefused if a document cannot be read, a pulse is open, or the target holds what the source does not
 */
export async function migrateDocuments(
  source: StoreAdmin,
  target: StoreAdmin,
  work: MigrationWork,
  now: number,
  report: Report,
): Promise<Migrated[]> {
  const total = work.surveyed() ?? (await surveyBoth(source, target, work, now, report));
  const moved: { container: ContainerId; copied: number; source: Tally }[] = [];
  let done = 0;
  for (const container of CONTAINER_IDS) {
    const tally = newTally();
    let copied = 0;
    let waiting: ReadDocument[] = [];
    const flush = async (): Promise<void> => {
      const arrived: Entry[] = [];
      try {
        await target.put(container, waiting, (written) => arrived.push(entryOf(container, written)));
      } finally {
        work.done(arrived);
      }
      copied += waiting.length;
      waiting = [];
      report({ step: 'copying', done, total });
    };
    for await (const written of source.all(container)) {
      const read = readOne(container, written);
      if (hasExpired(read.document, now)) continue;
      if (needsKey(read.document)) throw openPulsesIn(source, 1);
      done += 1;
      const entry = entryOf(container, written);
      tally.add(entry);
      if (work.isWanted(entry)) waiting.push(read);
      if (waiting.length >= WRITTEN_AT_ONCE) await flush();
      else if (done % WRITTEN_AT_ONCE === 0) report({ step: 'copying', done, total });
    }
    await flush();
    moved.push({ container, copied, source: tally.sum() });
  }
  const arrived = await talliesOf(target, now, (count) => report({ step: 'verifying', done: count, total }));
  report({ step: 'verifying', done: total, total });
  return moved.map((one) => ({ ...one, target: arrived[one.container].sum() }));
}

export function isSame({ source, target }: Migrated): boolean {
  return source.count === target.count && source.digest === target.digest;
}

/** Afterwards `work` holds what the target does not have, or has otherwise. */
async function surveyBoth(
  source: StoreAdmin,
  target: StoreAdmin,
  work: MigrationWork,
  now: number,
  report: Report,
): Promise<number> {
  work.clear();
  let waiting: Entry[] = [];
  const before = await survey(
    source,
    now,
    (done) => report({ step: 'checking', done, total: null }),
    (entry) => {
      waiting.push(entry);
      if (waiting.length < WRITTEN_AT_ONCE) return;
      work.add(waiting);
      waiting = [];
    },
  );
  work.add(waiting);
  refuseUnreadable(source, before);
  refuseOpenPulses(source, before);

  const strangers = new Map<ContainerId, number>();
  const there = await survey(
    target,
    now,
    (done) => report({ step: 'comparing', done, total: null }),
    (entry) => {
      if (work.compare(entry) !== 'unknown') return;
      strangers.set(entry.container, (strangers.get(entry.container) ?? 0) + 1);
    },
  );
  refuseOpenPulses(target, there);
  refuseStrangers(source, target, strangers);
  work.finishSurvey(before.total);
  return before.total;
}

async function survey(
  admin: StoreAdmin,
  now: number,
  report: (done: number) => void,
  visit: (entry: Entry) => void,
): Promise<Survey> {
  const faults: string[] = [];
  let faultCount = 0;
  const openPulses = new Set<string>();
  let total = 0;
  for (const container of CONTAINER_IDS) {
    for await (const written of admin.all(container)) {
      const read = readOrFault(container, written);
      if (typeof read === 'string') {
        faultCount += 1;
        if (faults.length < MOST_NAMED) faults.push(read);
      } else if (hasExpired(read.document, now)) continue;
      else if (needsKey(read.document)) openPulses.add(pulseOf(read.document));
      visit(entryOf(container, written));
      total += 1;
      if (total % WRITTEN_AT_ONCE === 0) report(total);
    }
  }
  report(total);
  return { total, faults, faultCount, openPulses: openPulses.size };
}

async function talliesOf(
  admin: StoreAdmin,
  now: number,
  report: (done: number) => void,
): Promise<Readonly<Record<ContainerId, RunningTally>>> {
  const tallies = { teams: newTally(), answers: newTally(), jobs: newTally() };
  let done = 0;
  for (const container of CONTAINER_IDS) {
    for await (const written of admin.all(container)) {
      const read = readOrFault(container, written);
      if (typeof read !== 'string' && hasExpired(read.document, now)) continue;
      tallies[container].add(entryOf(container, written));
      done += 1;
      if (done % WRITTEN_AT_ONCE === 0) report(done);
    }
  }
  return tallies;
}

/** Open, or closed and its key not yet destroyed. */
function needsKey(document: AnyDocument): boolean {
  return (
    (document.kind === 'pulse' && document.state === 'open') ||
    (document.kind === 'job' && document.jobType === 'publish-pulse')
  );
}

function pulseOf(document: AnyDocument): string {
  if (document.kind === 'job') return document.subjectId;
  return document.kind === 'pulse' ? document.pulseId : '';
}

function refuseUnreadable({ name }: StoreAdmin, { faults, faultCount }: Survey): void {
  if (faultCount === 0) return;
  const more = faultCount - faults.length;
  throw new MigrationRefused([
    `Nothing was copied: ${plural(faultCount, { one: 'a document', other: '# documents' })} in ${name} cannot be read.`,
    ...faults.map((fault) => `- ${fault}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
    'Put that right there, or use the version of the program that wrote it, and run this again.',
  ]);
}

function refuseOpenPulses(admin: StoreAdmin, { openPulses }: Survey): void {
  if (openPulses > 0) throw openPulsesIn(admin, openPulses);
}

function openPulsesIn({ name }: StoreAdmin, count: number): MigrationRefused {
  return new MigrationRefused([
    `Nothing was copied: ${plural(count, { one: 'a pulse is', other: '# pulses are' })} open in ${name}, or not quite closed.`,
    'The key of an open pulse does not move, and its answers are of no use without it.',
    'Start the bot, close the pulse or wait for its result, stop the bot and run this again.',
  ]);
}

/** Probably newer, so nothing here decides to delete them. */
function refuseStrangers(source: StoreAdmin, target: StoreAdmin, strangers: ReadonlyMap<ContainerId, number>): void {
  if (strangers.size === 0) return;
  const counts = [...strangers].map(([container, count]) => `${count} in ${container}`);
  throw new MigrationRefused([
    `Nothing was copied: ${target.name} holds documents that ${source.name} does not (${counts.join(', ')}).`,
    'Has the bot worked there since? Move into an empty address, or one that an earlier run has begun to fill.',
  ]);
}

function readOrFault(container: ContainerId, written: WrittenDocument): ReadDocument | string {
  try {
    return readOne(container, written);
  } catch (error) {
    if (error instanceof DocumentFault) return `${container}: ${error.message}`;
    throw error;
  }
}

const HASH_BYTES = 16;

function entryOf(container: ContainerId, { key, json }: WrittenDocument): Entry & { readonly digest: Buffer } {
  const document = parsed(json);
  const canonical = document === undefined ? json : JSON.stringify(sorted(document));
  const digest = sha256(JSON.stringify([key.partition, key.id, canonical]));
  const address = sha256(JSON.stringify([key.partition, key.id])).subarray(0, HASH_BYTES);
  return { container, address, content: digest.subarray(0, HASH_BYTES), digest };
}

function newTally() {
  let count = 0;
  let sum = 0n;
  return {
    add({ digest }: { readonly digest: Buffer }): void {
      count += 1;
      sum = BigInt.asUintN(256, sum + BigInt(`0x${digest.toString('hex')}`));
    },
    sum: (): Tally => ({ count, digest: sum.toString(16).padStart(64, '0') }),
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Stores may reorder the fields of an object. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return fields.map(([field, inner]) => [field, sorted(inner)]);
}
