import { createHash } from 'node:crypto';
import { plural } from '../shared/locale.ts';
import type { WrittenDocument } from '../storage/documents.ts';
import { DocumentFault } from '../storage/store-fault.ts';
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
  /** SHA-256 over all documents, independent of the order of fields and documents. */
  readonly digest: string;
}

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

type Inventory = Map<string, string>;

interface Survey {
  readonly inventories: Readonly<Record<ContainerId, Inventory>>;
  readonly faults: readonly string[];
  readonly openPulses: number;
}

/**
 * Copies what is missing or different, then compares both sides. Reads and checks everything before writing anything; what has
 * expired by `now` is ignored.
 * @throws MigrationRefused if a document cannot be read, a pulse is open, or the target holds what the source does not
 */
export async function migrateDocuments(
  source: StoreAdmin,
  target: StoreAdmin,
  now: number,
  report: (progress: CopyProgress) => void,
): Promise<Migrated[]> {
  const before = await survey(source, now, (done) => report({ step: 'checking', done, total: null }));
  refuseUnreadable(source, before);
  refuseOpenPulses(source, before);
  const total = CONTAINER_IDS.reduce((sum, container) => sum + before.inventories[container].size, 0);

  const there = await survey(target, now, (done) => report({ step: 'comparing', done, total: null }));
  refuseOpenPulses(target, there);
  refuseStrangers(source, target, before, there);

  const copied = { teams: 0, answers: 0, jobs: 0 };
  const after: Record<ContainerId, Inventory> = { teams: new Map(), answers: new Map(), jobs: new Map() };
  let done = 0;
  for (const container of CONTAINER_IDS) {
    let waiting: ReadDocument[] = [];
    const flush = async (): Promise<void> => {
      await target.put(container, waiting);
      copied[container] += waiting.length;
      waiting = [];
      report({ step: 'copying', done, total });
    };
    for await (const written of source.all(container)) {
      const read = readOne(container, written);
      if (hasExpired(read.document, now)) continue;
      done += 1;
      const { address, hash } = entryOf(written);
      after[container].set(address, hash);
      if (there.inventories[container].get(address) !== hash) waiting.push(read);
      if (waiting.length >= WRITTEN_AT_ONCE) await flush();
      else if (done % WRITTEN_AT_ONCE === 0) report({ step: 'copying', done, total });
    }
    await flush();
  }

  const arrived = await survey(target, now, (count) => report({ step: 'verifying', done: count, total }));
  report({ step: 'verifying', done: total, total });
  return CONTAINER_IDS.map((container) => ({
    container,
    copied: copied[container],
    source: tallyOf(after[container]),
    target: tallyOf(arrived.inventories[container]),
  }));
}

export function isSame({ source, target }: Migrated): boolean {
  return source.count === target.count && source.digest === target.digest;
}

async function survey(admin: StoreAdmin, now: number, report: (done: number) => void): Promise<Survey> {
  const inventories = { teams: new Map(), answers: new Map(), jobs: new Map() } satisfies Record<
    ContainerId,
    Inventory
  >;
  const faults: string[] = [];
  const openPulses = new Set<string>();
  let done = 0;
  for (const container of CONTAINER_IDS) {
    for await (const written of admin.all(container)) {
      const read = readOrFault(container, written);
      if (typeof read === 'string') faults.push(read);
      else if (hasExpired(read.document, now)) continue;
      else if (needsKey(read.document)) openPulses.add(pulseOf(read.document));
      const { address, hash } = entryOf(written);
      inventories[container].set(address, hash);
      done += 1;
      if (done % WRITTEN_AT_ONCE === 0) report(done);
    }
  }
  report(done);
  return { inventories, faults, openPulses: openPulses.size };
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

function refuseUnreadable({ name }: StoreAdmin, { faults }: Survey): void {
  if (faults.length === 0) return;
  const more = faults.length - MOST_NAMED;
  throw new MigrationRefused([
    `Nothing was copied: ${plural(faults.length, { one: 'a document', other: '# documents' })} in ${name} cannot be read.`,
    ...faults.slice(0, MOST_NAMED).map((fault) => `- ${fault}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
    'Put that right there, or use the version of the program that wrote it, and run this again.',
  ]);
}

function refuseOpenPulses({ name }: StoreAdmin, { openPulses }: Survey): void {
  if (openPulses === 0) return;
  throw new MigrationRefused([
    `Nothing was copied: ${plural(openPulses, { one: 'a pulse is', other: '# pulses are' })} open in ${name}, or not quite closed.`,
    'The key of an open pulse does not move, and its answers are of no use without it.',
    'Start the bot, close the pulse or wait for its result, stop the bot and run this again.',
  ]);
}

/** Probably newer, so nothing here decides to delete them. */
function refuseStrangers(source: StoreAdmin, target: StoreAdmin, before: Survey, there: Survey): void {
  const strangers = CONTAINER_IDS.flatMap((container) => {
    const addresses = [...there.inventories[container].keys()];
    const count = addresses.filter((address) => !before.inventories[container].has(address)).length;
    return count > 0 ? [`${count} in ${container}`] : [];
  });
  if (strangers.length === 0) return;
  throw new MigrationRefused([
    `Nothing was copied: ${target.name} holds documents that ${source.name} does not (${strangers.join(', ')}).`,
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

function entryOf({ key, json }: WrittenDocument): { address: string; hash: string } {
  const address = JSON.stringify([key.partition, key.id]);
  const document = parsed(json);
  const canonical = document === undefined ? json : JSON.stringify(sorted(document));
  return { address, hash: sha256(JSON.stringify([key.partition, key.id, canonical])) };
}

function tallyOf(inventory: Inventory): Tally {
  return { count: inventory.size, digest: sha256([...inventory.values()].sort().join('\n')) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Stores may reorder the fields of an object. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return fields.map(([field, inner]) => [field, sorted(inner)]);
}
