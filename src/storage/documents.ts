import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Action } from '../actions/action.ts';
import { Agenda } from '../meetings/agenda.ts';
import type { EndingKind, LastAsk, TeamDocument, TeamDocumentKind, TeamDocumentOf } from '../ports.ts';
import { AudienceMark } from '../privacy/audience-mark.ts';
import { Comments } from '../pulse/comments.ts';
import { Pool } from '../pulse/pool.ts';
import { Answer, Pulse } from '../pulse/pulse.ts';
import { Rhythm } from '../rhythm/rhythm.ts';
import { Job } from '../scheduling/job.ts';
import { SelfCheck } from '../self-check/self-check.ts';
import { isPaused } from '../teams/pause.ts';
import { Team } from '../teams/team.ts';
import { Preferences, personPartition } from '../thanks/preferences.ts';
import { ThankYou } from '../thanks/thank-you.ts';
import {
  beforePrompts,
  fromEverybody,
  highestThreshold,
  type Migration,
  migrate,
  noInvitations,
  nothingLeftOut,
  nothingNamed,
  notLookedBackOn,
  notLowered,
  ofOneRound,
  onlyByHand,
  onlyPublished,
  roundsByName,
  wordsOnCards,
} from './migrations.ts';
import { INDEX_STATE_KEY, IndexState, NamedIn, namedInKey, ThankYouOf, thankYouOfKey } from './pointers.ts';
import { DocumentFault } from './store-fault.ts';

/** One for each person, over all teams. */
export const LastAskDocument = z.object({
  kind: z.literal('last-ask'),
  personId: z.string(),
  pulseId: z.string(),
  askedAt: z.number(),
});
export type LastAskDocument = z.infer<typeof LastAskDocument>;

/** The fortnight in which nobody is asked again, and a day for a late job. */
export const LAST_ASK_KEPT_DAYS = 15;

/** Ids begin with their kind, so that kinds do not collide in a partition. */
export interface DocumentKey {
  readonly partition: string;
  readonly id: string;
}

export interface WrittenDocument {
  readonly key: DocumentKey;
  readonly json: string;
}

/** Both throw a DocumentFault; only valid documents get through. */
export interface Codec<D> {
  readonly schema: z.ZodType<D>;
  readonly write: (document: unknown) => WrittenDocument;
  readonly read: (json: string, key: DocumentKey) => D;
}

type TeamCodecs = { readonly [K in TeamDocumentKind]: Codec<TeamDocumentOf<K>> };
type Codecs = TeamCodecs & {
  readonly 'thank-you-of': Codec<ThankYouOf>;
  readonly 'named-in': Codec<NamedIn>;
  readonly 'index-state': Codec<IndexState>;
  readonly 'last-ask': Codec<LastAskDocument>;
  readonly 'audience-mark': Codec<AudienceMark>;
  readonly answer: Codec<Answer>;
  readonly comments: Codec<Comments>;
  readonly job: Codec<Job>;
};

/** When a schema changes, add the migration that brings stored documents up to it. */
export const CODECS: Codecs = {
  team: codec(Team, [noInvitations], (team) => teamKey('team', team.teamId, team.teamId)),
  agenda: codec(Agenda, [onlyByHand, beforePrompts], (agenda) => teamKey('agenda', agenda.teamId, agenda.agendaId)),
  pulse: codec(Pulse, [nothingLeftOut, onlyPublished, notLowered, nothingNamed], (pulse) =>
    teamKey('pulse', pulse.teamId, pulse.pulseId),
  ),
  pool: codec(Pool, [highestThreshold, roundsByName], (pool) => teamKey('pool', pool.teamId, pool.poolId)),
  preferences: codec(Preferences, [fromEverybody], ({ teamId, personId }) => teamKey('preferences', teamId, personId)),
  'thank-you': codec(ThankYou, [wordsOnCards], ({ teamId, thankYouId }) => teamKey('thank-you', teamId, thankYouId)),
  rhythm: codec(Rhythm, [], ({ teamId }) => teamKey('rhythm', teamId, teamId)),
  action: codec(Action, [notLookedBackOn], ({ teamId, actionId }) => teamKey('action', teamId, actionId)),
  'self-check': codec(SelfCheck, [], ({ teamId, selfCheckId }) => teamKey('self-check', teamId, selfCheckId)),
  'thank-you-of': codec(ThankYouOf, [], thankYouOfKey),
  'named-in': codec(NamedIn, [], namedInKey),
  'index-state': codec(IndexState, [], () => INDEX_STATE_KEY),
  'last-ask': codec(LastAskDocument, [], ({ personId }) => lastAskKey(personId)),
  'audience-mark': codec(AudienceMark, [ofOneRound], markDocumentKey),
  answer: codec(Answer, [], (answer) => answerKey(answer.pulseId, answer.answerId)),
  comments: codec(Comments, [], ({ pulseId }) => commentsKey(pulseId)),
  job: codec(Job, [], (job) => jobKey(job.jobId)),
};

/** For a kind that is only known as a type parameter. */
export function codecOf<K extends TeamDocumentKind>(kind: K): Codec<TeamDocumentOf<K>> {
  const codecs: TeamCodecs = CODECS;
  return codecs[kind];
}

/**
 * @param migrations the first brings version 1 to version 2, and so on; the version that is written is one more than there are
 */
export function codec<D>(
  schema: z.ZodType<D>,
  migrations: readonly Migration[],
  keyOf: (document: D) => DocumentKey,
): Codec<D> {
  const newest = migrations.length + 1;
  return {
    schema,
    write(document) {
      const parsed = schema.safeParse(document);
      if (!parsed.success) throw new DocumentFault(`a document does not fit its kind: ${fieldsOf(parsed.error)}`);
      return { key: keyOf(parsed.data), json: JSON.stringify({ version: newest, ...parsed.data }) };
    },
    read(json, key) {
      const document = parseObject(json);
      const version = document?.version;
      if (!document || typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
        throw new DocumentFault(`${nameOf(key)} is not a stored document`);
      }
      if (version > newest) {
        throw new DocumentFault(`${nameOf(key)} has version ${version}, and this program knows ${newest} and older`);
      }
      const parsed = schema.safeParse(migrate(document, version, migrations));
      if (!parsed.success) throw new DocumentFault(`${nameOf(key)} does not fit its kind: ${fieldsOf(parsed.error)}`);
      return parsed.data;
    },
  };
}

export function teamKey(kind: TeamDocumentKind, teamId: string, id: string): DocumentKey {
  return { partition: teamId, id: `${kind}:${id}` };
}

export function answerKey(pulseId: string, answerId: string): DocumentKey {
  return { partition: pulseId, id: `answer:${answerId}` };
}

/** Apart from the answers, which are deleted by partition. */
export function commentsKey(pulseId: string): DocumentKey {
  return { partition: `comments:${pulseId}`, id: 'comments' };
}

export function jobKey(jobId: string): DocumentKey {
  return { partition: bucketOf(jobId), id: `job:${jobId}` };
}

export function markPartition(markKey: string): string {
  return `audience-mark:${markKey}`;
}

export function lastAskKey(personId: string): DocumentKey {
  return { partition: personPartition(personId), id: 'last-ask' };
}

const BUCKETS = 8;

/** Spreads jobs over a few partitions, few enough to query each at every tick. */
export function bucketOf(jobId: string): string {
  return String(createHash('sha256').update(jobId).digest().readUInt32BE() % BUCKETS);
}
export const ALL_BUCKETS: readonly string[] = Array.from({ length: BUCKETS }, (_, bucket) => String(bucket));

/** No process holds a job for so long: one that is leased until later was leased by a clock that was wrong. */
export function beyondLease(now: number, leaseMs: number): number {
  return now + 10 * leaseMs;
}

const CLOCKS_DIFFER_MS = 10 * 60_000;

/** Whether somebody has been asked since then, by this very pulse or another. What is still to come a wrong clock wrote. */
export function isAskedSince(last: LastAsk, ask: LastAsk, since: number): boolean {
  const now = Math.max(ask.askedAt, since);
  const isSince = last.pulseId === ask.pulseId ? last.askedAt >= ask.askedAt : last.askedAt > since;
  return isSince && last.askedAt <= now + CLOCKS_DIFFER_MS;
}

export type ListName =
  | 'paused'
  | 'agendas'
  | 'prepared-agendas'
  | 'actions'
  | 'self-checks'
  | 'open-pulses'
  | 'published-pulses'
  | 'thankYous'
  | 'thankYous-of'
  | 'named-in'
  | 'asked-in'
  | 'last-asks'
  | 'marks';

export interface Listing {
  readonly list: ListName;
  readonly at: number;
}

/** What lies with teams and people, and may be in a list. */
export type ListedDocument = TeamDocument | ThankYouOf | NamedIn | IndexState | LastAskDocument | AudienceMark;

export function listingOf(document: ListedDocument): Listing | null {
  switch (document.kind) {
    case 'team':
      return isPaused(document) ? { list: 'paused', at: 0 } : null;
    case 'pool':
    case 'rhythm':
    case 'preferences':
    case 'index-state':
      return null;
    case 'agenda':
      return { list: document.state === 'prepared' ? 'prepared-agendas' : 'agendas', at: document.postedAt };
    case 'action':
      return { list: 'actions', at: document.setAt };
    case 'self-check':
      return { list: 'self-checks', at: document.takenAt };
    case 'pulse':
      if (document.state === 'open') return { list: 'open-pulses', at: document.openedAt };
      return document.result && { list: 'published-pulses', at: document.result.closedAt };
    case 'thank-you':
      return { list: 'thankYous', at: document.givenAt };
    case 'thank-you-of':
      return { list: 'thankYous-of', at: document.givenAt };
    case 'named-in':
      return document.endsAt > 0
        ? { list: 'asked-in', at: document.endsAt }
        : { list: 'named-in', at: document.notedAt };
    case 'last-ask':
      return { list: 'last-asks', at: document.askedAt };
    case 'audience-mark':
      return { list: 'marks', at: document.closesAt };
  }
}

/** The list in which those of a kind are that may have ended. */
export const LISTS_OF_ENDED: Readonly<Record<EndingKind, ListName>> = {
  pulse: 'published-pulses',
  'thank-you': 'thankYous',
  agenda: 'agendas',
  action: 'actions',
};

/** Never before the moment by which its list is ordered. */
export function hasEnded(document: TeamDocumentOf<EndingKind>, before: number): boolean {
  switch (document.kind) {
    case 'pulse':
      return document.result !== null && document.result.closedAt < before;
    case 'thank-you':
      return document.givenAt < before;
    case 'agenda':
      return document.state === 'ended' && document.endedAt < before;
    case 'action':
      return document.state !== 'agreed' && Math.max(document.setAt, document.doneAt) < before;
  }
}

function markDocumentKey({ markKey, pulseId, roundIds, statements }: AudienceMark): DocumentKey {
  const sum = roundIds.length > 0 ? `:${statements[0]?.statement}` : '';
  const id = `audience-mark:${pulseId}${sum}`;
  return { partition: markPartition(markKey), id };
}

/** An answer goes unnamed: beside a log line’s time its id would tell who answered when. */
function nameOf({ partition, id }: DocumentKey): string {
  return id.startsWith('answer:') ? `an answer of ${partition}` : `${id} of ${partition}`;
}

/** Only the outermost field: deeper paths and messages could quote the contents. */
function fieldsOf(error: z.ZodError): string {
  const fields = error.issues.map(({ path }) => String(path[0] ?? 'the whole'));
  return [...new Set(fields)].join(', ');
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
