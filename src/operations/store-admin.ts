import { MARK_KEPT_DAYS } from '../privacy/audience-mark.ts';
import type { Comments } from '../pulse/comments.ts';
import type { Answer } from '../pulse/pulse.ts';
import type { Job } from '../scheduling/job.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import type { ContainerLayout } from '../storage/cosmos/containers.ts';
import {
  CODECS,
  type DocumentKey,
  LAST_ASK_KEPT_DAYS,
  type ListedDocument,
  type WrittenDocument,
} from '../storage/documents.ts';
import { DocumentFault } from '../storage/store-fault.ts';

export type ContainerId = ContainerLayout['id'];
export type AnyDocument = ListedDocument | Answer | Comments | Job;

export interface ReadDocument extends WrittenDocument {
  readonly document: AnyDocument;
}

/** All documents as stored, for maintenance, without deduplication marks and what the store notes for itself. */
export interface StoreAdmin {
  readonly name: string;
  readonly all: (container: ContainerId) => AsyncIterable<WrittenDocument>;
  /** Overwrites. What arrived before one failed is told too. */
  readonly put: (
    container: ContainerId,
    documents: readonly ReadDocument[],
    onArrived?: (document: ReadDocument) => void,
  ) => Promise<void>;
  /** Ignores what is gone already. */
  readonly remove: (container: ContainerId, keys: readonly DocumentKey[]) => Promise<void>;
  /** Leaves no copy of removed or expired documents in a file; idempotent. */
  readonly purge: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface CopyProgress {
  readonly step: 'checking' | 'comparing' | 'copying' | 'erasing' | 'verifying';
  readonly done: number;
  readonly total: number | null;
}

const KINDS = {
  teams: [
    'team',
    'agenda',
    'pulse',
    'pool',
    'thank-you',
    'rhythm',
    'preferences',
    'action',
    'self-check',
    'thank-you-of',
    'named-in',
    'last-ask',
    'audience-mark',
  ],
  answers: ['answer', 'comments'],
  jobs: ['job'],
} as const;
const COMPLETE = { kind: 'index-state', upTo: '', isComplete: true } as const;
/** For a store that was filled from another one: what leads to documents is there with them. */
export const WHOLE_INDEX: ReadDocument = { ...CODECS['index-state'].write(COMPLETE), document: COMPLETE };

export const CONTAINER_IDS = ['teams', 'answers', 'jobs'] as const satisfies readonly ContainerId[];

/** @throws DocumentFault if it is not what its key says, or was written by a newer version */
export function readOne(container: ContainerId, { key, json }: WrittenDocument): ReadDocument {
  const kinds: readonly AnyDocument['kind'][] = KINDS[container];
  const kind = kinds.find((one) => key.id === one || key.id.startsWith(`${one}:`));
  if (kind === undefined) throw new DocumentFault(`a document of ${key.partition} is of no kind that belongs here`);
  const document = CODECS[kind].read(json, key);
  const { partition, id } = CODECS[kind].write(document).key;
  if (partition !== key.partition || id !== key.id) {
    throw new DocumentFault(`a document of ${key.partition} does not lie where it belongs`);
  }
  return { key, json, document };
}

/** In milliseconds; null if it does not expire. */
export function expiryOf(document: AnyDocument): number | null {
  switch (document.kind) {
    case 'answer':
    case 'comments':
      return document.expiresAt * 1000;
    case 'audience-mark':
      return document.closesAt + MARK_KEPT_DAYS * DAY_MS;
    case 'last-ask':
      return document.askedAt + LAST_ASK_KEPT_DAYS * DAY_MS;
    case 'named-in':
      return document.endsAt || null;
    default:
      return null;
  }
}

/** Both stores keep what changes in a job beside its document; here it overrides it. Damaged text stays as it is. */
export function laidOver(json: string, moving: Readonly<Record<'dueAt' | 'leasedUntil' | 'attempts', number>>): string {
  const document = parsed(json);
  return document !== null && typeof document === 'object' ? JSON.stringify({ ...document, ...moving }) : json;
}

/** Expired, and not deleted yet. */
export function hasExpired(document: AnyDocument, now: number): boolean {
  const expiry = expiryOf(document);
  return expiry !== null && expiry <= now;
}

export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
