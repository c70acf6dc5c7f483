import { type DocumentKey, SHAPES, type WrittenDocument } from './documents.ts';
import type { House, Progress } from './house.ts';
import { belongingsOf, type Counts, countsOf, type Place, type Places } from './offboard-belongings.ts';
import { DocumentFault } from './store-fault.ts';

const REMOVED_AT_ONCE = 200;

/**
 * Erases all that belongs to these teams. May be run again after a crash at any point, and then takes up what is left.
 * In this order, so that nothing that is left can be linked to a person or published, even if the bot is started before
 * the rest is gone:
 *
 * 1. open pulses are closed without a result: nobody can answer any more, and nothing will ever be published;
 * 2. their keys are destroyed: from here on nobody can compute whose an answer is;
 * 3. answers and comments; 4. what is due; 5. all documents, last those by which a tenant's teams are found again.
 *
 * Until its key and its answers are gone a pulse stays, because by its id they are found again.
 * @returns how many documents of each kind are left: none, unless somebody has written meanwhile
 * @throws StoreFault, and then what was erased stays so
 */
export async function eraseTeams(
  places: Places,
  teamIds: ReadonlySet<string>,
  report: (progress: Progress) => void,
): Promise<Counts> {
  const { house, store, keys } = places;
  const found = await belongingsOf(house, teamIds, report);
  await closeWithoutResult(house, found.open);
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
      await house.remove(container, some);
      done += some.length;
      report({ step: 'erasing', done, total });
    }
  }
  await house.scour();
  return whatIsLeft(places, teamIds, found.pulseIds, report);
}

/** A pulse that cannot be read cannot be closed either: the bot cannot publish it. */
async function closeWithoutResult(house: House, open: readonly WrittenDocument[]): Promise<void> {
  for (const { key, json } of open) {
    try {
      const closed = { ...SHAPES.pulse.read(json, key), state: 'closed' as const, result: null };
      await house.put('teams', [{ ...SHAPES.pulse.write(closed), document: closed }]);
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
    }
  }
}

interface Stage {
  readonly container: 'teams' | 'due';
  readonly keys: readonly DocumentKey[];
}

/** What is due goes first: afterwards there is nothing left to do about what follows. */
function stagesOf(documents: readonly Place[]): Stage[] {
  const stage = (container: Stage['container'], isIn: (place: Place) => boolean): Stage => ({
    container,
    keys: documents.filter((place) => place.container === container && isIn(place)).map(({ key }) => key),
  });
  return [
    stage('due', () => true),
    stage('teams', ({ tellsTenant }) => !tellsTenant),
    stage('teams', ({ tellsTenant }) => tellsTenant),
  ];
}

/** Of answers and keys the pulses are counted that have some. */
async function whatIsLeft(
  { house, store, keys }: Places,
  teamIds: ReadonlySet<string>,
  pulseIds: readonly string[],
  report: (progress: Progress) => void,
): Promise<Counts> {
  const now = await belongingsOf(house, teamIds, report);
  const left = { answers: 0, comments: 0, keys: 0 };
  for (const pulseId of new Set([...pulseIds, ...now.pulseIds])) {
    if ((await store.countAnswers(pulseId)) > 0) left.answers += 1;
    if (await store.readComments(pulseId)) left.comments += 1;
    if (await keys.read(pulseId)) left.keys += 1;
  }
  report({ step: 'verifying', done: 1, total: 1 });
  return { ...countsOf(now), ...left, unreadable: now.unreadable };
}
