import { startMeeting } from '../../src/meetings/start-meeting.ts';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

/** The jobs show the agenda card. */
export async function startCommand(world: World, caller: Caller): Promise<Reply | null> {
  await startMeeting(world, caller, { isByHand: true, agendaId: '', startedAt: null });
  return null;
}
