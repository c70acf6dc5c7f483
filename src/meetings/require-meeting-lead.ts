import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';

/**
 * In a Teams meeting its organisers and presenters begin and end things. Where there is no meeting, or Teams does not
 * say who is what, anybody may: it is their team.
 * @param meetingId the meeting that an agenda belongs to, for it can be spoken of outside of it; empty if it has none
 * @throws Refusal MEETING_NOT_LED for somebody whom Teams calls an attendee of it, or of the meeting they speak from
 */
export async function requireMeetingLead(ports: Ports, caller: Caller, meetingId = ''): Promise<void> {
  if (!(await findMayLead(ports, caller, meetingId))) throw new Refusal('MEETING_NOT_LED');
}

/** The same as an answer. */
export async function findMayLead(ports: Ports, caller: Caller, meetingId = ''): Promise<boolean> {
  const meetings = new Set([caller.meetingId, meetingId].filter(Boolean));
  const roles = [...meetings].map((id) => ports.roster.roleIn(caller.conversation, id, caller.personId));
  return !(await Promise.all(roles)).includes('attendee');
}
