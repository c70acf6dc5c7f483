import { endMeeting } from '../../src/meetings/end-meeting.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function meetingEnded(ports: Ports, caller: Caller): Promise<null> {
  return endMeeting(ports, caller, { isByHand: false });
}
