import { startMeeting } from '../../src/meetings/start-meeting.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export async function meetingStarted(ports: Ports, caller: Caller, startedAt: number | null): Promise<null> {
  await startMeeting(ports, caller, { isByHand: false, agendaId: '', startedAt });
  return null;
}
