import { CODECS, type DocumentKey, type WrittenDocument } from '../storage/documents.ts';
import { DocumentFault } from '../storage/store-fault.ts';
import { belongingsOf, type Counts, countsOf, type StoredAt, type Stores } from './offboard-belongings.ts';
import type { CopyProgress, StoreAdmin } from './store-admin.ts';

const REMOVED_AT_ONCE = 200;

/**
 * Idempotent, also after a crash. In this order, so that nothing left can be linked to a person or published, even if the bot
 * starts meanwhile: open pulses are closed without a result; their keys are destroyed; answers and comments; jobs; all
 * documents, last those that lead to a tenant’s teams. A pulse stays until its key and answers are gone: its id leads to them.
 * @returns how many documents of each kind are left: none, unless somebody has written meanwhile
 * @throws StoreFault, and then what was erased stays so
 */
export async function eraseTeams(
  stores: Stores,
  teamIds: ReadonlySet<string>,
  report: (progress: CopyProgress) => void,
): Promise<Counts> {
  const { admin, store, keys } = stores;
  const found = await belongingsOf(admin, teamIds, report);
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
  return whatIsLeft(stores, teamIds, found.pulseIds, report);
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
