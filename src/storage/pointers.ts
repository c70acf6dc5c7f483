import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Named, peopleIn } from '../own-data/named-people.ts';
import type { DocumentAddress, TeamDocument } from '../ports.ts';
import { AUDIENCE_KEPT_AT_MOST_MS } from '../pulse/pulse.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import { personPartition } from '../thanks/preferences.ts';
import type { ThankYou } from '../thanks/thank-you.ts';

/** A pointer from a person to a thank-you that they gave or received in any team. Written before the thank-you. */
export const ThankYouOf = z.object({
  kind: z.literal('thank-you-of'),
  personId: z.string(),
  teamId: z.string(),
  thankYouId: z.string(),
  givenAt: z.number(),
});
export type ThankYouOf = z.infer<typeof ThankYouOf>;

/** Kinds that name people. */
export const NAMING_KINDS = ['action', 'agenda', 'pulse', 'rhythm', 'team', 'thank-you'] as const;

/**
 * A pointer from somebody to a document that names them otherwise. Written before it, so one may lead to nothing, and a document
 * that nothing leads to there is not. It says no more than the document: whom a pulse asked, never who answered.
 */
export const NamedIn = z.object({
  kind: z.literal('named-in'),
  /** Where it lies: with their account, or under a hash of a name. */
  holder: z.string(),
  documentKind: z.enum(NAMING_KINDS),
  teamId: z.string(),
  documentId: z.string(),
  notedAt: z.number(),
  /** After which it is of no use in any case; 0 if there is no such moment. */
  endsAt: z.number(),
});
export type NamedIn = z.infer<typeof NamedIn>;

export type Pointer = ThankYouOf | NamedIn;

/** How far older documents, of before there were pointers, have been given theirs. */
export const IndexState = z.object({
  kind: z.literal('index-state'),
  /** The place of the last that has them, as the store orders its documents. */
  upTo: z.string(),
  isComplete: z.boolean(),
});
export type IndexState = z.infer<typeof IndexState>;

export const INDEX_STATE_KEY = { partition: 'index', id: 'index-state' } as const;
export const NO_INDEX: IndexState = { kind: 'index-state', upTo: '', isComplete: false };

const SLACK_MS = 90 * DAY_MS;

/** The lists that pointers are in. */
export const POINTER_LISTS = ['named-in', 'asked-in', 'thankYous-of'] as const;

/** The partition of what leads from somebody to documents. */
export function holderOf(who: Named): string {
  if ('personId' in who) return personPartition(who.personId);
  return `name:${createHash('sha256').update(who.name).digest('base64url').slice(0, 22)}`;
}

/** They must exist before the document does: one for each person it is about. */
export function pointersTo(document: TeamDocument, now: number): Pointer[] {
  return peopleIn(document).map((who) => pointerTo(document, who, now));
}

function pointerTo(document: TeamDocument, who: Named, now: number): Pointer {
  if (document.kind === 'thank-you' && 'personId' in who && isAbout(document, who.personId)) {
    const { teamId, thankYouId, givenAt } = document;
    return { kind: 'thank-you-of', personId: who.personId, teamId, thankYouId, givenAt };
  }
  const { kind, teamId, id } = namingAddress(document);
  const common = { kind: 'named-in', holder: holderOf(who), documentKind: kind, teamId, documentId: id } as const;
  const isAsked = document.kind === 'pulse' && 'personId' in who && who.personId !== document.openedBy;
  return { ...common, notedAt: now, endsAt: isAsked ? document.closesAt + AUDIENCE_KEPT_AT_MOST_MS + SLACK_MS : 0 };
}

/** False for a pointer to an attempt that was rejected in favour of an earlier thank-you between others. */
export function isAbout(thanks: ThankYou, personId: string): boolean {
  return thanks.giver.personId === personId || thanks.receiver.personId === personId;
}

export function isNaming(kind: string): kind is (typeof NAMING_KINDS)[number] {
  return NAMING_KINDS.some((one) => one === kind);
}

export function notedAtOf(pointer: Pointer): number {
  return pointer.kind === 'named-in' ? pointer.notedAt : pointer.givenAt;
}

export function addressIn(pointer: Pointer): DocumentAddress {
  if (pointer.kind === 'named-in') {
    return { kind: pointer.documentKind, teamId: pointer.teamId, id: pointer.documentId };
  }
  return { kind: 'thank-you', teamId: pointer.teamId, id: pointer.thankYouId };
}

export function thankYouOfKey({ personId, teamId, thankYouId }: ThankYouOf) {
  // The length prefix keeps ids that contain colons apart.
  return { partition: personPartition(personId), id: `thank-you-of:${teamId.length}:${teamId}:${thankYouId}` };
}

/** Once is enough of an id that may be long: Cosmos DB takes 255 signs. */
export function namedInKey({ holder, documentKind, teamId, documentId }: NamedIn) {
  const own = documentId === teamId ? '' : documentId;
  return { partition: holder, id: `named-in:${documentKind}:${teamId.length}:${teamId}:${own}` };
}

type Naming = Extract<TeamDocument, { kind: (typeof NAMING_KINDS)[number] }>;

function namingAddress(document: TeamDocument): { kind: Naming['kind']; teamId: string; id: string } {
  switch (document.kind) {
    case 'action':
      return { kind: document.kind, teamId: document.teamId, id: document.actionId };
    case 'agenda':
      return { kind: document.kind, teamId: document.teamId, id: document.agendaId };
    case 'pulse':
      return { kind: document.kind, teamId: document.teamId, id: document.pulseId };
    case 'thank-you':
      return { kind: document.kind, teamId: document.teamId, id: document.thankYouId };
    case 'rhythm':
    case 'team':
      return { kind: document.kind, teamId: document.teamId, id: document.teamId };
    default:
      throw new Error(`a ${document.kind} names nobody`);
  }
}
