import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { requireMeetingLead } from './require-meeting-lead.ts';
import { type AgendaInput, storeAgenda } from './store-agenda.ts';

/**
 * Shows one to three items with a behaviour each at once, and so begins the meeting. The form becomes the agenda card,
 * for everybody.
 * @throws Refusal MEETING_NOT_LED, BEHAVIOUR_UNKNOWN, TEXT_TOO_LONG
 */
export async function postAgenda(ports: Ports, caller: Caller, input: AgendaInput): Promise<Reply> {
  await requireMeetingLead(ports, caller);
  return storeAgenda(ports, caller, input, { state: 'started', isSeries: false });
}
