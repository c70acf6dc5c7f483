import type { Ports, TeamDocumentKind, TeamDocumentOf } from '../ports.ts';
import { type Job, SubjectMissing } from './job.ts';

/**
 * What a job is about. Its id is not always the document's own.
 * @throws SubjectMissing if there is none
 */
export async function requireSubject<K extends TeamDocumentKind>(
  { store }: Pick<Ports, 'store'>,
  kind: K,
  { teamId, subjectId }: Pick<Job, 'teamId' | 'subjectId'>,
): Promise<TeamDocumentOf<K>> {
  const stored = await store.read(kind, teamId, subjectId);
  if (!stored) throw new SubjectMissing(`there is no ${kind} for it`);
  return stored.value;
}
