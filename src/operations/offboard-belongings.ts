import { z } from 'zod';
import type { PulseKeys, Store } from '../ports.ts';
import type { DocumentKey, WrittenDocument } from '../storage/documents.ts';
import { type ContainerId, type CopyProgress, parsed, type StoreAdmin } from './store-admin.ts';

export interface Scope {
  readonly of: 'team' | 'tenant';
  readonly id: string;
}

export interface Stores {
  readonly admin: StoreAdmin;
  readonly store: Pick<Store, 'deleteAnswersOf' | 'deleteComments' | 'countAnswers' | 'readComments'>;
  readonly keys: Pick<PulseKeys, 'read' | 'destroy'>;
}

export interface StoredAt {
  readonly container: ContainerId;
  readonly key: DocumentKey;
  readonly kind: string;
  readonly tellsTenant: boolean;
}

/** Answers, comments and keys lie under the pulses’ ids. */
export interface Belongings {
  readonly documents: readonly StoredAt[];
  readonly pulseIds: readonly string[];
  readonly open: readonly WrittenDocument[];
  /** With a key, as far as the documents say. */
  readonly keyed: ReadonlySet<string>;
  /** Unreadable documents, of which nobody can say whose they are. */
  readonly unreadable: number;
}

export type Counts = Readonly<Record<string, number>>;

/** Whatever its kind or version. */
const Hint = z.object({
  teamId: z.string().optional(),
  pulseId: z.string().optional(),
  subjectId: z.string().optional(),
  jobType: z.string().optional(),
  state: z.string().optional(),
  conversation: z.object({ tenantId: z.string() }).optional(),
});

const REPORTED_EVERY = 5_000;

/** A team that was asked for by id is taken as it is. */
export async function teamsIn(admin: StoreAdmin, { of, id }: Scope): Promise<ReadonlySet<string>> {
  if (of === 'team') return new Set([id]);
  const teamIds = new Set<string>();
  for await (const { key, json } of admin.all('teams')) {
    const tenantId = hintIn(json)?.conversation?.tenantId;
    if (tenantId?.toLowerCase() === id.toLowerCase()) teamIds.add(key.partition);
  }
  return teamIds;
}

/** Reads no answer: only partitions, and references elsewhere. */
export async function belongingsOf(
  admin: StoreAdmin,
  teamIds: ReadonlySet<string>,
  report: (progress: CopyProgress) => void,
): Promise<Belongings> {
  const documents: StoredAt[] = [];
  const open: WrittenDocument[] = [];
  const pulseIds = new Set<string>();
  const keyed = new Set<string>();
  const asks: { readonly pulseId: string; readonly address: StoredAt }[] = [];
  let unreadable = 0;
  let done = 0;
  for (const container of ['teams', 'jobs'] as const) {
    for await (const { key, json } of admin.all(container)) {
      done += 1;
      if (done % REPORTED_EVERY === 0) report({ step: 'checking', done, total: null });
      const hint = hintIn(json);
      const isAtHome = container === 'teams' && teamIds.has(key.partition);
      if (!isAtHome && hint === undefined) unreadable += 1;
      if (key.id === 'last-ask' && hint?.pulseId) {
        asks.push({ pulseId: hint.pulseId, address: { container, key, kind: 'last-ask', tellsTenant: false } });
      }
      if (!isAtHome && !teamIds.has(hint?.teamId ?? '')) continue;
      const [kind = ''] = key.id.split(':', 1);
      const pulseId = kind === 'pulse' ? key.id.slice('pulse:'.length) : (hint?.pulseId ?? hint?.subjectId);
      const isOpen = kind === 'pulse' && hint?.state !== 'closed';
      documents.push({ container, key, kind, tellsTenant: hint?.conversation !== undefined });
      if (isOpen) open.push({ key, json });
      if (pulseId !== undefined) pulseIds.add(pulseId);
      if (pulseId !== undefined && (isOpen || hint?.jobType === 'publish-pulse')) keyed.add(pulseId);
    }
  }
  // When somebody was last asked names only the pulse.
  documents.push(...asks.filter(({ pulseId }) => pulseIds.has(pulseId)).map(({ address }) => address));
  return { documents, pulseIds: [...pulseIds], open, keyed, unreadable };
}

/** Answers are not counted: how many there are is nobody’s business. */
export function countsOf({ documents, open }: Belongings): Counts {
  const counts: Record<string, number> = {};
  for (const { kind } of documents) counts[kind] = (counts[kind] ?? 0) + 1;
  return { ...counts, ...(open.length > 0 ? { 'open pulses among them': open.length } : {}) };
}

function hintIn(json: string): z.infer<typeof Hint> | undefined {
  return Hint.safeParse(parsed(json)).data;
}
