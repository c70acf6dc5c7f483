import { handlers } from '../../bot/jobs/handlers.ts';
import type { Rhythm } from '../../src/rhythm/rhythm.ts';
import { SubjectMissing } from '../../src/scheduling/job.ts';

/** What was seen to leave the product in a year, and what was written; each with its moment. */
export interface Observed {
  readonly posts: Posted[];
  readonly pulses: AskedPulse[];
  readonly closed: {
    readonly at: number;
    readonly teamId: string;
    readonly pulseId: string;
    readonly isShown: boolean;
  }[];
  /** When a team's answer to a result was saved to the end. */
  readonly actions: Map<string, number>;
  /** Each rhythm as it was written, oldest first, by team. */
  readonly rhythms: Map<string, { readonly at: number; readonly rhythm: Rhythm }[]>;
  readonly installed: Map<string, { readonly at: number; readonly isInstalled: boolean }[]>;
  /** Which pulse was allowed to ask a person, oldest first, by person; '' where that was taken back. */
  readonly claims: Map<string, { readonly at: number; readonly pulseId: string }[]>;
  /** Of which pulse a team's result is being posted: one that shows nothing does not say so itself. */
  readonly posting: Map<string, string>;
  readonly deaths: { readonly at: number; readonly until: number; readonly operation: string }[];
  readonly downtimes: { readonly at: number; readonly until: number }[];
  /** Handlers that failed in a living process, those aside that looked for a pulse in vain. */
  failed: number;
  /** The pulse that each was to publish that found none. */
  readonly lookedFor: string[];
  jobs: number;
}

interface Posted {
  readonly at: number;
  readonly teamId: string;
  readonly kind: string;
  readonly pulseId: string;
  /** The person it went to; empty where it went to the conversation. */
  readonly to: string;
}

export interface AskedPulse {
  readonly at: number;
  readonly teamId: string;
  readonly pulseId: string;
  readonly audience: readonly string[];
  readonly hours: number;
  readonly closesAt: number;
}

export function nothingObserved(): Observed {
  return {
    posts: [],
    pulses: [],
    closed: [],
    actions: new Map(),
    rhythms: new Map(),
    installed: new Map(),
    claims: new Map(),
    posting: new Map(),
    deaths: [],
    downtimes: [],
    failed: 0,
    lookedFor: [],
    jobs: 0,
  };
}

export function addTo<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** The product's jobs; it is noted whose result is being posted. */
export function noticed({ posting, lookedFor }: Observed): typeof handlers {
  return {
    ...handlers,
    async 'publish-pulse'(ports, job) {
      try {
        return await handlers['publish-pulse'](ports, job);
      } catch (error) {
        if (error instanceof SubjectMissing) lookedFor.push(job.subjectId);
        throw error;
      }
    },
    'post-result': (ports, job) => {
      posting.set(job.teamId, job.subjectId);
      return handlers['post-result'](ports, job);
    },
  };
}
