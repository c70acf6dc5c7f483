import type { DocumentAddress, TeamDocumentKind } from '../ports.ts';
import { personPartition } from '../thanks/preferences.ts';
import { CODECS, type DocumentKey } from './documents.ts';

const NOT_OF_TEAMS: readonly string[] = [
  'thank-you-of',
  'last-ask',
  'audience-fingerprint',
  'answer',
  'comments',
  'jobs',
];

/** Whether one of these texts stands in a document as it was written. */
export function isNamedIn(json: string, texts: readonly string[]): boolean {
  return texts.some((text) => text !== '' && json.includes(JSON.stringify(text).slice(1, -1)));
}

/**
 * What a document is and where, told by its key; null if it is none of a team's. Of a person's own address only the thank-yous
 * that they gave outside a team are: those are somebody else's too.
 */
export function addressOf({ partition, id }: DocumentKey): DocumentAddress | null {
  const [kind = ''] = id.split(':', 1);
  if (!isOfTeam(kind) || (partition.startsWith(personPartition('')) && kind !== 'thank-you')) return null;
  return { kind, teamId: partition, id: id.slice(kind.length + 1) };
}

function isOfTeam(kind: string): kind is TeamDocumentKind {
  return Object.hasOwn(CODECS, kind) && !NOT_OF_TEAMS.includes(kind);
}
