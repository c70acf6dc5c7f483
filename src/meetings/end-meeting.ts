import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { AGENDAS_REMEMBERED } from './agenda.ts';
import { runningAgenda } from './meeting.ts';
import { findAgendasHere } from './require-agenda.ts';
import { requireMeetingLead } from './require-meeting-lead.ts';

/**
 * Ends the meeting that is on here; the jobs ask how it went, about exactly the behaviours that were on its agenda. An
 * event without a meeting of ours says nothing.
 * @throws Refusal MEETING_NOT_STARTED, MEETING_NOT_LED if somebody asked for it by hand
 */
export async function endMeeting(ports: Ports, caller: Caller, { isByHand }: { isByHand: boolean }): Promise<null> {
  const { team } = await requireTeam(ports, caller);
  const now = ports.clock.now();
  const recent = await ports.store.recentAgendas(team.teamId, AGENDAS_REMEMBERED);
  const running = runningAgenda(findAgendasHere(ports, recent, caller.conversation), caller.meetingId, now);
  if (isByHand) await requireMeetingLead(ports, caller, running?.meetingId);
  if (!running && isByHand) throw new Refusal('MEETING_NOT_STARTED');
  if (!running) return null;
  const endedIn = isByHand ? caller.conversation.conversationId : '';
  // First, so that a crash in between does not forget to ask: the job ends the meeting too.
  await ports.store.enqueue(newJob('ask-about-meeting', team.teamId, running.agendaId, now));
  await updateWithRetry(ports, 'agenda', team.teamId, running.agendaId, (agenda) =>
    agenda.state === 'started' ? { ...agenda, state: 'ended', endedAt: now, endedIn } : null,
  );
  return null;
}
