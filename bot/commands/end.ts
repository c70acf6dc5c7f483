import { endMeeting } from '../../src/meetings/end-meeting.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

/** The jobs ask how the meeting went. */
export function endCommand(ports: Ports, caller: Caller): Promise<Reply | null> {
  return endMeeting(ports, caller, { isByHand: true });
}
