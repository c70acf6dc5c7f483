import type { Ports, TeamDocumentKind, TeamDocumentOf } from '../ports.ts';
import { inTurn } from './in-turn.ts';

const MOST_ATTEMPTS = 10;

/** Others kept changing the document. A job is postponed; a person is asked to try again. */
export class UpdateConflict extends Error {
  override readonly name = 'UpdateConflict';
}

/**
 * Changes a document under its optimistic lock: reads, changes, replaces if unchanged, else once more after a pause.
 * Within this process one change waits for the other, so attempts are spent only on what other replicas change.
 * @param change the document as it is to be, or null to leave it as it is
 * @returns the document as it now is, or null if there is none
 * @throws UpdateConflict after ten attempts
 */
export async function updateWithRetry<K extends TeamDocumentKind>(
  ports: Pick<Ports, 'store' | 'backOff' | 'updatesUnderWay'>,
  kind: K,
  teamId: string,
  id: string,
  change: (current: TeamDocumentOf<K>) => TeamDocumentOf<K> | null,
): Promise<TeamDocumentOf<K> | null> {
  return inTurn(ports.updatesUnderWay, JSON.stringify([kind, teamId, id]), async () => {
    for (let attempts = 1; attempts <= MOST_ATTEMPTS; attempts += 1) {
      const stored = await ports.store.read(kind, teamId, id);
      if (!stored) return null;
      const changed = change(stored.value);
      if (!changed) return stored.value;
      if (await ports.store.replace(changed, stored.etag)) return changed;
      if (attempts < MOST_ATTEMPTS) await ports.backOff(attempts);
    }
    throw new UpdateConflict(`a document of kind ${kind} was changed by others in each of ${MOST_ATTEMPTS} attempts`);
  });
}
