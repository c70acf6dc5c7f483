import { HOUR_MS } from '../scheduling/moments.ts';
import type { Agenda } from './agenda.ts';

/** Somebody who comes back to the call makes Teams say again that the meeting has started. */
const SAME_MEETING_MS = 2 * HOUR_MS;
/** Nobody asks "how did we do?" about a meeting that is longer past than this. */
export const ASKED_WITHIN_MS = 48 * HOUR_MS;
/** A meeting that nobody ended, because the event was lost, is over by then. */
const LONGEST_MEETING_MS = 24 * HOUR_MS;

/**
 * The agenda of the meeting that is on, if there is one: none that began before the last one here ended.
 * @param here the agendas of this conversation
 */
export function runningAgenda(here: readonly Agenda[], meetingId: string, now: number): Agenda | undefined {
  return here
    .filter(({ state, startedAt }) => state === 'started' && now - startedAt < LONGEST_MEETING_MS)
    .filter((agenda) => !meetingId || !agenda.meetingId || agenda.meetingId === meetingId)
    .find(({ meetingId: own, startedAt }) => !here.some((one) => one.meetingId === own && one.endedAt > startedAt));
}

/**
 * Whether a start that Teams announces is one that has been seen already, or only people coming back to the call.
 * @param here the agendas of this conversation
 */
export function isSameMeeting(here: readonly Agenda[], meetingId: string, at: number): boolean {
  return here.some(
    (agenda) =>
      (!agenda.meetingId || agenda.meetingId === meetingId) &&
      at - Math.max(agenda.startedAt, agenda.endedAt) < SAME_MEETING_MS,
  );
}
