import { CODECS, type DocumentKey, type WrittenDocument } from '../storage/documents.ts';
import { DocumentFault } from '../storage/store-fault.ts';
import {
  type Belongings,
  belongingsOf,
  type Counts,
  countsOf,
  type StoredAt,
  type Stores,
} from './offboard-belongings.ts';
import type { CopyProgress, StoreAdmin } from './store-admin.ts';

const REMOVED_AT_ONCE = 200;

/** Longer than a process takes to save an answer to a pulse that it has just read open. */
const LATE_ANSWERS_MS = 3_000;
/** A bot that writes there as fast as it is erased is to be stopped, or its app removed. */
const MOST_ROUNDS = 5;

/**
 * Idempotent, also after a crash, and beside a bot that runs: what that still writes from what it had in hand is found by another
 * look. In this order, so that nothing left can be linked to a person or published: open pulses are closed without a result; their
 * keys are destroyed; answers and comments; jobs; all documents, last those that lead to a tenant’s teams. A pulse stays until its
 * key and answers are gone: its id leads to them.
 * @param pause waits until answers that are under way have arrived
 * @returns how many documents of each kind are left: none, unless somebody goes on writing
 * @throws StoreFault, and then what was erased stays so
 */
export async function eraseTeams(
  stores: Stores,
  teamIds: ReadonlySet<string>,
  report: (progress: CopyProgress) => void,
  pause: (ms: number) => Promise<unknown>,
): Promise<Counts> {
  const pulseIds = new Set<string>();
  for (let round = 1; ; round += 1) {
    const found = await belongingsOf(stores.admin, teamIds, report);
    for (const pulseId of found.pulseIds) pulseIds.add(pulseId);
    await eraseOnce(stores, { ...found, pulseIds: [...pulseIds] }, report);
    if (found.open.length > 0) await pause(LATE_ANSWERS_MS);
    const left = await whatIsLeft(stores, teamIds, [...pulseIds], report);
    const { unreadable: _, ...known } = left;
    if (round === MOST_ROUNDS || Object.values(known).every((count) => count === 0)) return left;
  }
}

async function eraseOnce(
  { admin, store, keys }: Stores,
  found: Belongings,
  report: (progress: CopyProgress) => void,
): Promise<void> {
  await closeWithoutResult(admin, found.open);
  for (const pulseId of found.pulseIds) {
    if (found.keyed.has(pulseId) || (await keys.read(pulseId))) await keys.destroy(pulseId);
  }
  for (const pulseId of found.pulseIds) {
    await store.deleteAnswersOf(pulseId);
    await store.deleteComments(pulseId);
  }
  const total = found.documents.length;
  let done = 0;
  for (const { container, keys: stage } of stagesOf(found.documents)) {
    for (let from = 0; from < stage.length; from += REMOVED_AT_ONCE) {
      const some = stage.slice(from, from + REMOVED_AT_ONCE);
      await admin.remove(container, some);
      done += some.length;
      report({ step: 'erasing', done, total });
    }
  }
  await admin.purge();
}

/** An unreadable pulse cannot be closed, nor published by the bot. */
async function closeWithoutResult(admin: StoreAdmin, open: readonly WrittenDocument[]): Promise<void> {
  for (const { key, json } of open) {
    try {
      const closed = { ...CODECS.pulse.read(json, key), state: 'closed' as const, result: null };
      await admin.put('teams', [{ ...CODECS.pulse.write(closed), document: closed }]);
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
    }
  }
}

interface Stage {
  readonly container: 'teams' | 'jobs';
  readonly keys: readonly DocumentKey[];
}

/** Jobs first: nothing remains for them to do. */
function stagesOf(documents: readonly StoredAt[]): Stage[] {
  const stage = (container: Stage['container'], isIn: (address: StoredAt) => boolean): Stage => ({
    container,
    keys: documents.filter((address) => address.container === container && isIn(address)).map(({ key }) => key),
  });
  return [
    stage('jobs', () => true),
    stage('teams', ({ tellsTenant }) => !tellsTenant),
    stage('teams', ({ tellsTenant }) => tellsTenant),
  ];
}

/** Counts pulses, not answers or keys. */
async function whatIsLeft(
  { admin, store, keys }: Stores,
  teamIds: ReadonlySet<string>,
  pulseIds: readonly string[],
  report: (progress: CopyProgress) => void,
): Promise<Counts> {
  const now = await belongingsOf(admin, teamIds, report);
  const left = { answers: 0, comments: 0, keys: 0 };
  for (const pulseId of new Set([...pulseIds, ...now.pulseIds])) {
    if ((await store.countAnswers(pulseId)) > 0) left.answers += 1;
    if (await store.readComments(pulseId)) left.comments += 1;
    if (await keys.read(pulseId)) left.keys += 1;
  }
  report({ step: 'verifying', done: 1, total: 1 });
  return { ...countsOf(now), ...left, unreadable: now.unreadable };
}
