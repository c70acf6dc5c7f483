import { startMeeting } from '../../src/meetings/start-meeting.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

/** The jobs show the agenda card. */
export async function startCommand(ports: Ports, caller: Caller): Promise<Reply | null> {
  await startMeeting(ports, caller, { isByHand: true, agendaId: '', startedAt: null });
  return null;
}
