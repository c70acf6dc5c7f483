import type { Ports, TeamDocumentKind, TeamDocumentOf } from '../ports.ts';

/**
 * Changes a document that others may be changing too: reads, changes, replaces if unchanged, else once more.
 * @param change the document as it is to be, or null to leave it as it is
 * @returns the document as it now is, or null if there is none
 */
export async function updateWithRetry<K extends TeamDocumentKind>(
  ports: Ports,
  kind: K,
  teamId: string,
  id: string,
  change: (current: TeamDocumentOf<K>) => TeamDocumentOf<K> | null,
): Promise<TeamDocumentOf<K> | null> {
  for (;;) {
    const stored = await ports.store.read(kind, teamId, id);
    if (!stored) return null;
    const changed = change(stored.value);
    if (!changed) return stored.value;
    if (await ports.store.replace(changed, stored.etag)) return changed;
  }
}
