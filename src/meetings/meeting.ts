import { HOUR_MS } from '../scheduling/moments.ts';
import type { Conversation } from '../teams/team.ts';
import type { Agenda } from './agenda.ts';

/** Somebody who comes back to the call makes Teams say again that the meeting has started. */
const SAME_MEETING_MS = 2 * HOUR_MS;
/** Nobody asks "how did we do?" about a meeting that is longer past than this. */
export const ASKED_WITHIN_MS = 48 * HOUR_MS;
/** A meeting that nobody ended, because the event was lost, is over by then. */
const LONGEST_MEETING_MS = 24 * HOUR_MS;

/** A thread belongs to its channel. */
export function rootOf({ conversationId }: Conversation): string {
  return conversationId.split(';')[0] ?? conversationId;
}

export function isHere(agenda: Agenda, conversation: Conversation): boolean {
  return rootOf(agenda.conversation) === rootOf(conversation);
}

/** The agenda of the meeting that is on in this conversation, if there is one. */
export function runningAgenda(
  agendas: readonly Agenda[],
  conversation: Conversation,
  meetingId: string,
  now: number,
): Agenda | undefined {
  return agendas
    .filter(({ state, startedAt }) => state === 'started' && now - startedAt < LONGEST_MEETING_MS)
    .filter((agenda) => isHere(agenda, conversation))
    .find((agenda) => !meetingId || !agenda.meetingId || agenda.meetingId === meetingId);
}

/** Whether a start that Teams announces is one that has been seen already, or only people coming back to the call. */
export function isSameMeeting(
  agendas: readonly Agenda[],
  conversation: Conversation,
  meetingId: string,
  at: number,
): boolean {
  return agendas.some(
    (agenda) =>
      isHere(agenda, conversation) &&
      (!agenda.meetingId || agenda.meetingId === meetingId) &&
      at - Math.max(agenda.startedAt, agenda.endedAt) < SAME_MEETING_MS,
  );
}
