import type { DocumentAddress, TeamDocumentKind } from '../ports.ts';
import { personPartition } from '../thanks/preferences.ts';
import { CODECS, type DocumentKey } from './documents.ts';

const NOT_OF_TEAMS: readonly string[] = ['thank-you-of', 'last-ask', 'audience-mark', 'answer', 'comments', 'jobs'];

export function isNamedIn(json: string, texts: readonly string[]): boolean {
  return texts.some((text) => text !== '' && json.includes(JSON.stringify(text).slice(1, -1)));
}

/**
 * Null if it is no document of a team. In a person’s partition only thank-yous count that they gave outside a team: those concern
 * somebody else too.
 */
export function documentAddressOf({ partition, id }: DocumentKey): DocumentAddress | null {
  const [kind = ''] = id.split(':', 1);
  if (!isOfTeam(kind) || (partition.startsWith(personPartition('')) && kind !== 'thank-you')) return null;
  return { kind, teamId: partition, id: id.slice(kind.length + 1) };
}

function isOfTeam(kind: string): kind is TeamDocumentKind {
  return Object.hasOwn(CODECS, kind) && !NOT_OF_TEAMS.includes(kind);
}
