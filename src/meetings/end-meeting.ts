import { Refusal } from '../errors.ts';
import type { World } from '../ports.ts';
import { due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { ledByCaller } from '../steps/led-by-caller.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { AGENDAS_REMEMBERED } from './agenda.ts';
import { runningAgenda } from './meeting.ts';

/**
 * Ends the meeting that is on here; the jobs ask how it went, about exactly the behaviours that were on its agenda. An
 * event without a meeting of ours says nothing.
 * @throws Refusal MEETING_NOT_STARTED, MEETING_NOT_LED if somebody asked for it by hand
 */
export async function endMeeting(world: World, caller: Caller, { isByHand }: { isByHand: boolean }): Promise<null> {
  const { team } = await teamHome(world, caller);
  const now = world.clock.now();
  const recent = await world.store.recentAgendas(team.teamId, AGENDAS_REMEMBERED);
  const running = runningAgenda(recent, caller.conversation, caller.meetingId, now);
  if (isByHand) await ledByCaller(world, caller, running?.meetingId);
  if (!running && isByHand) throw new Refusal('MEETING_NOT_STARTED');
  if (!running) return null;
  const endedIn = isByHand ? caller.conversation.conversationId : '';
  // First, so that a crash in between does not forget to ask: the task ends the meeting too.
  await world.store.addDue(due('ask-about-meeting', team.teamId, running.agendaId, now));
  await amend(world, 'agenda', team.teamId, running.agendaId, (agenda) =>
    agenda.state === 'started' ? { ...agenda, state: 'ended', endedAt: now, endedIn } : null,
  );
  return null;
}
