import { startMeeting } from '../../src/meetings/start-meeting.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export async function meetingStarted(world: World, caller: Caller, startedAt: number | null): Promise<null> {
  await startMeeting(world, caller, { isByHand: false, agendaId: '', startedAt });
  return null;
}
