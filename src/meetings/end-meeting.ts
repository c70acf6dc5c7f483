import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { isOpen } from '../pulse/pulse.ts';
import { openUntilInWords } from '../pulse/words.ts';
import { Refusal } from '../refusal.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { newJob } from '../scheduling/job.ts';
import { noticeAt } from '../shared/notice-at.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { AGENDAS_REMEMBERED, type Agenda } from './agenda.ts';
import { runningAgenda } from './meeting.ts';
import { findAgendasHere } from './require-agenda.ts';
import { requireMeetingLead } from './require-meeting-lead.ts';
import { endedAlreadyInWords } from './words.ts';

/**
 * Ends the meeting that is on here; the jobs ask how it went, about exactly the behaviours that were on its agenda. An
 * event without a meeting of ours says nothing.
 * @returns where the pulse is, if the meeting has ended and its pulse is open; null where the jobs ask
 * @throws Refusal MEETING_NOT_STARTED, MEETING_NOT_LED if somebody asked for it by hand
 */
export async function endMeeting(
  ports: Ports,
  caller: Caller,
  { isByHand }: { isByHand: boolean },
): Promise<Reply | null> {
  const { team } = await requireTeam(ports, caller);
  const now = ports.clock.now();
  const recent = await ports.store.recentAgendas(team.teamId, AGENDAS_REMEMBERED);
  const here = findAgendasHere(ports, recent, caller.conversation);
  const running = runningAgenda(here, caller.meetingId, now);
  if (isByHand) await requireMeetingLead(ports, caller, running?.meetingId);
  if (!running && isByHand) return whereItsPulseIs(ports, here[0]);
  if (!running) return null;
  const endedIn = isByHand ? caller.conversation.conversationId : '';
  // First, so that a crash in between does not forget to ask: the job ends the meeting too.
  await ports.store.enqueue(newJob('ask-about-meeting', team.teamId, running.agendaId, now));
  await updateWithRetry(ports, 'agenda', team.teamId, running.agendaId, (agenda) =>
    agenda.state === 'started' ? { ...agenda, state: 'ended', endedAt: now, endedIn } : null,
  );
  return null;
}

/** @throws Refusal MEETING_NOT_STARTED if the last agenda here has no pulse that is open */
async function whereItsPulseIs(ports: Ports, last: Agenda | undefined): Promise<Reply> {
  const pulseId = last && idempotencyKey('pulse', last.teamId, last.agendaId);
  const pulse = pulseId && (await ports.store.read('pulse', last.teamId, pulseId))?.value;
  if (!pulse || !isOpen(pulse, ports.clock.now())) throw new Refusal('MEETING_NOT_STARTED');
  return {
    audience: 'everyone',
    message: noticeAt(endedAlreadyInWords(openUntilInWords(pulse)), ports.addresses, pulse),
  };
}
