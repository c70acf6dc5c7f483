import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { isOpen } from '../pulse/pulse.ts';
import { openUntilInWords } from '../pulse/words.ts';
import { Refusal } from '../refusal.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { newJob } from '../scheduling/job.ts';
import { noticeAt } from '../shared/notice-at.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { isRefusedAt } from '../teams/check-place.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller, Team } from '../teams/team.ts';
import { AGENDAS_REMEMBERED, type Agenda } from './agenda.ts';
import { ASKED_WITHIN_MS, runningAgenda } from './meeting.ts';
import { findAgendasHere } from './require-agenda.ts';
import { requireMeetingLead } from './require-meeting-lead.ts';
import { END_FOLLOWED, END_WAITS, endedAlreadyInWords } from './words.ts';

/** The jobs ask within so long, if they can. */
const AT_ONCE_MS = 60_000;

/**
 * Ends the meeting that is on here; the jobs ask how it went, about exactly the behaviours that were on its agenda. An
 * event without a meeting of ours says nothing.
 * @returns what follows, if the meeting has ended before, or Teams takes no posts here; null where the jobs ask at once
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
  if (!running) return isByHand ? whatFollows(ports, caller, team, here[0]) : null;
  const endedIn = isByHand ? caller.conversation.conversationId : '';
  // First, so that a crash in between does not forget to ask: the job ends the meeting too.
  await ports.store.enqueue(newJob('ask-about-meeting', team.teamId, running.agendaId, now));
  let isFirst = false;
  const ended = await updateWithRetry(ports, 'agenda', team.teamId, running.agendaId, (agenda) => {
    isFirst = agenda.state === 'started';
    const isTeamsMeeting = agenda.isTeamsMeeting || !isByHand;
    return isFirst ? { ...agenda, state: 'ended', endedAt: now, endedIn, isTeamsMeeting } : null;
  });
  const isSaidByJobs = isFirst && !isRefusedAt(ports, team, caller.conversation);
  return isByHand && ended && !isSaidByJobs ? whatFollows(ports, caller, team, ended) : null;
}

/** @throws Refusal MEETING_NOT_STARTED if nothing follows the last agenda here any more */
async function whatFollows(ports: Ports, caller: Caller, team: Team, last: Agenda | undefined): Promise<Reply> {
  if (!last) throw new Refusal('MEETING_NOT_STARTED');
  const now = ports.clock.now();
  const stored = await ports.store.read('pulse', last.teamId, idempotencyKey('pulse', last.teamId, last.agendaId));
  const pulse = stored?.value;
  const isRefused = isRefusedAt(ports, team, caller.conversation);
  const isToCome = pulse ? isOpen(pulse, now) : now - last.endedAt < (isRefused ? ASKED_WITHIN_MS : AT_ONCE_MS);
  if (!isToCome) throw new Refusal('MEETING_NOT_STARTED');
  if (pulse?.cardActivityId) {
    const words = endedAlreadyInWords(openUntilInWords(pulse));
    return { audience: 'everyone', message: noticeAt(words, ports.addresses, pulse) };
  }
  return isRefused
    ? { audience: 'caller', message: { kind: 'notice', ...END_WAITS, url: '' } }
    : { audience: 'everyone', message: { kind: 'notice', ...END_FOLLOWED, url: '' } };
}
