import { AGENDAS_REMEMBERED } from '../meetings/agenda.ts';
import { runningAgenda } from '../meetings/meeting.ts';
import { findAgendasHere, requireAgenda } from '../meetings/require-agenda.ts';
import { findMayLead } from '../meetings/require-meeting-lead.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { newJob } from '../scheduling/job.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import { noticeAt } from '../shared/notice-at.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { isRefusedAt } from '../teams/check-place.ts';
import { invitationOf, withInvitation } from '../teams/invitation.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { INVITATION_WAITS, INVITED_ALREADY } from './words.ts';

/**
 * Invites everybody in the conversation to a self-check, once for a meeting; where none is on, once a day. The job posts the
 * card, which nothing that anybody does with it changes.
 * @param agendaId that whose card was pressed; empty for the meeting that is on
 * @returns where the invitation is, if there was one before; null where the job posts it
 * @throws Refusal AGENDA_UNKNOWN, MEETING_NOT_LED; CHAT_NOT_PRIVATE for who may not invite and typed the word: it is their
 * own self-check that they want
 */
export async function inviteToSelfCheck(ports: Ports, caller: Caller, agendaId: string): Promise<Reply | null> {
  const { team } = await requireTeam(ports, caller);
  const now = ports.clock.now();
  const { conversation } = caller;
  const agenda = agendaId
    ? (await requireAgenda(ports, caller, agendaId)).stored.value
    : runningAgenda(
        findAgendasHere(ports, await ports.store.recentAgendas(team.teamId, AGENDAS_REMEMBERED), conversation),
        caller.meetingId,
        now,
      );
  if (!(await findMayLead(ports, caller, agenda?.meetingId)))
    throw new Refusal(agendaId ? 'MEETING_NOT_LED' : 'CHAT_NOT_PRIVATE');
  const about = agenda ? [agenda.agendaId] : [ports.addresses.rootOf(conversation), dayOf(now, team.settings.timeZone)];
  const invitationId = idempotencyKey('invitation', team.teamId, ...about);
  const invited = await updateWithRetry(ports, 'team', team.teamId, team.teamId, (current) =>
    withInvitation(current, { invitationId, conversation, cardActivityId: '', invitedAt: now }),
  );
  const invitation = invited && invitationOf(invited, invitationId);
  if (invitation?.cardActivityId) {
    const isPressed = caller.cardActivityId !== '';
    return {
      audience: isPressed ? 'caller' : 'everyone',
      message: noticeAt(INVITED_ALREADY, ports.addresses, invitation),
    };
  }
  await ports.store.enqueue(newJob('post-invitation', team.teamId, invitationId, now));
  return isRefusedAt(ports, team, conversation)
    ? { audience: 'caller', message: { kind: 'notice', ...INVITATION_WAITS, url: '' } }
    : null;
}
