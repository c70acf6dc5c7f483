import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Action } from '../actions/action.ts';
import { Agenda } from '../meetings/agenda.ts';
import type { TeamDocument, TeamDocumentKind, TeamDocumentOf } from '../ports.ts';
import { Showing } from '../privacy/showing.ts';
import { Comments } from '../pulse/comments.ts';
import { Pool } from '../pulse/pool.ts';
import { Answer, Pulse } from '../pulse/pulse.ts';
import { Preferences, placeOf } from '../recognition/preferences.ts';
import { Recognition } from '../recognition/recognition.ts';
import { Rhythm } from '../rhythm/rhythm.ts';
import { Due } from '../scheduling/due.ts';
import { SelfCheck } from '../self-check/self-check.ts';
import { Team } from '../teams/team.ts';
import { itemsFromBehaviours, type Lift, withOrigin, withoutCards, withSay } from './lifts.ts';
import { DocumentFault } from './store-fault.ts';

/** Leads from a person to a recognition that they gave or received in any team. Written before the recognition. */
export const RecognitionOf = z.object({
  kind: z.literal('recognition-of'),
  personId: z.string(),
  teamId: z.string(),
  recognitionId: z.string(),
  givenAt: z.number(),
});
export type RecognitionOf = z.infer<typeof RecognitionOf>;

/** When a person was last asked by a pulse of any team; one for each person. */
export const LastAsk = z.object({
  kind: z.literal('last-ask'),
  personId: z.string(),
  pulseId: z.string(),
  askedAt: z.number(),
});
export type LastAsk = z.infer<typeof LastAsk>;

/** The fortnight in which nobody is asked again, and a day for a job that comes late. */
export const LAST_ASK_KEPT_DAYS = 15;

/** Where a document lies. Ids begin with their kind, so that two kinds never meet in one partition. */
export interface DocumentKey {
  readonly partition: string;
  readonly id: string;
}

export interface WrittenDocument {
  readonly key: DocumentKey;
  readonly json: string;
}

/** How one kind of document is written and read. Both throw a DocumentFault, and only documents that parse get through. */
export interface Shape<D> {
  readonly schema: z.ZodType<D>;
  readonly write: (document: unknown) => WrittenDocument;
  readonly read: (json: string, key: DocumentKey) => D;
}

type TeamShapes = { readonly [K in TeamDocumentKind]: Shape<TeamDocumentOf<K>> };
type Shapes = TeamShapes & {
  readonly 'recognition-of': Shape<RecognitionOf>;
  readonly 'last-ask': Shape<LastAsk>;
  readonly showing: Shape<Showing>;
  readonly answer: Shape<Answer>;
  readonly comments: Shape<Comments>;
  readonly due: Shape<Due>;
};

/** Every kind of document that is stored. When a schema changes, add the lift that brings the stored ones up to it. */
export const SHAPES: Shapes = {
  team: shape(Team, [], (team) => teamKey('team', team.teamId, team.teamId)),
  agenda: shape(Agenda, [itemsFromBehaviours], (agenda) => teamKey('agenda', agenda.teamId, agenda.agendaId)),
  pulse: shape(Pulse, [withOrigin], (pulse) => teamKey('pulse', pulse.teamId, pulse.pulseId)),
  pool: shape(Pool, [], (pool) => teamKey('pool', pool.teamId, pool.poolId)),
  preferences: shape(Preferences, [], ({ teamId, personId }) => teamKey('preferences', teamId, personId)),
  recognition: shape(Recognition, [withSay], ({ teamId, recognitionId }) =>
    teamKey('recognition', teamId, recognitionId),
  ),
  rhythm: shape(Rhythm, [], ({ teamId }) => teamKey('rhythm', teamId, teamId)),
  action: shape(Action, [withoutCards], ({ teamId, actionId }) => teamKey('action', teamId, actionId)),
  'self-check': shape(SelfCheck, [], ({ teamId, selfCheckId }) => teamKey('self-check', teamId, selfCheckId)),
  'recognition-of': shape(RecognitionOf, [], recognitionOfKey),
  'last-ask': shape(LastAsk, [], ({ personId }) => lastAskKey(personId)),
  showing: shape(Showing, [], showingKey),
  answer: shape(Answer, [], (answer) => answerKey(answer.pulseId, answer.answerId)),
  comments: shape(Comments, [], ({ pulseId }) => commentsKey(pulseId)),
  due: shape(Due, [], (due) => dueKey(due.dueId)),
};

/** The shape of a kind that is only known as a type parameter. */
export function shapeOf<K extends TeamDocumentKind>(kind: K): Shape<TeamDocumentOf<K>> {
  const shapes: TeamShapes = SHAPES;
  return shapes[kind];
}

/**
 * @param lifts the first lifts version 1 to version 2, and so on: the version that is written is one more than there are
 */
export function shape<D>(schema: z.ZodType<D>, lifts: readonly Lift[], keyOf: (document: D) => DocumentKey): Shape<D> {
  const newest = lifts.length + 1;
  return {
    schema,
    write(document) {
      const parsed = schema.safeParse(document);
      if (!parsed.success) throw new DocumentFault(`a document does not fit its kind: ${fieldsOf(parsed.error)}`);
      return { key: keyOf(parsed.data), json: JSON.stringify({ version: newest, ...parsed.data }) };
    },
    read(json, key) {
      let document = parseObject(json);
      const version = document?.version;
      if (!document || typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
        throw new DocumentFault(`${nameOf(key)} is not a stored document`);
      }
      if (version > newest) {
        throw new DocumentFault(`${nameOf(key)} has version ${version}, and this program knows ${newest} and older`);
      }
      for (const lift of lifts.slice(version - 1)) document = lift(document);
      const parsed = schema.safeParse(document);
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

/** A partition of their own beside the answers', so that deleting those leaves them. */
export function commentsKey(pulseId: string): DocumentKey {
  return { partition: `comments:${pulseId}`, id: 'comments' };
}

export function dueKey(dueId: string): DocumentKey {
  return { partition: bucketOf(dueId), id: `due:${dueId}` };
}

export function sketchPartition(sketchKey: string): string {
  return `showing:${sketchKey}`;
}

export const personPartition = placeOf;

export function lastAskKey(personId: string): DocumentKey {
  return { partition: personPartition(personId), id: 'last-ask' };
}

const BUCKETS = 8;

/** Spreads what is due over a few partitions, few enough to ask each of them at every tick. */
export function bucketOf(dueId: string): string {
  return String(createHash('sha256').update(dueId).digest().readUInt32BE() % BUCKETS);
}
export const ALL_BUCKETS: readonly string[] = Array.from({ length: BUCKETS }, (_, bucket) => String(bucket));

/** The pointers that must be there before this document is: one for each person whom it is about. */
export function pointersTo(document: TeamDocument): RecognitionOf[] {
  if (document.kind !== 'recognition') return [];
  const { teamId, recognitionId, givenAt, giver, receiver } = document;
  // A team has no account, and neither has somebody whose data was deleted.
  const people = [giver, receiver].filter(({ personId }) => personId !== '');
  return people.map(({ personId }) => ({ kind: 'recognition-of', personId, teamId, recognitionId, givenAt }));
}

/** Whether a pointer holds: the recognition may have been refused in favour of an earlier one between other people. */
export function isAbout(recognition: Recognition, personId: string): boolean {
  return recognition.giver.personId === personId || recognition.receiver.personId === personId;
}

export type ListName =
  | 'agendas'
  | 'prepared-agendas'
  | 'actions'
  | 'self-checks'
  | 'open-pulses'
  | 'published-pulses'
  | 'recognitions'
  | 'recognitions-of'
  | 'last-asks'
  | 'showings';

export interface Listing {
  readonly list: ListName;
  /** The moment by which the list is ordered. */
  readonly at: number;
}

/** The list in which a document is found without its id, if it is in one. */
export function listingOf(document: TeamDocument | RecognitionOf | LastAsk | Showing): Listing | null {
  switch (document.kind) {
    case 'team':
    case 'pool':
    case 'rhythm':
    case 'preferences':
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
    case 'recognition':
      return { list: 'recognitions', at: document.givenAt };
    case 'recognition-of':
      return { list: 'recognitions-of', at: document.givenAt };
    case 'last-ask':
      return { list: 'last-asks', at: document.askedAt };
    case 'showing':
      return { list: 'showings', at: document.shownAt };
  }
}

function showingKey({ sketchKey, pulseId }: Showing): DocumentKey {
  return { partition: sketchPartition(sketchKey), id: `showing:${pulseId}` };
}

function recognitionOfKey({ personId, teamId, recognitionId }: RecognitionOf): DocumentKey {
  // With its length before it, the team's id ends where it ends, whatever colons it holds.
  return { partition: personPartition(personId), id: `recognition-of:${teamId.length}:${teamId}:${recognitionId}` };
}

/** What a fault calls a document. An answer goes unnamed: beside a line's time its id would tell who answered when. */
function nameOf({ partition, id }: DocumentKey): string {
  return id.startsWith('answer:') ? `an answer of ${partition}` : `${id} of ${partition}`;
}

/** The outermost field of each problem: a name of ours, while deeper steps and messages could hold what was written. */
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
