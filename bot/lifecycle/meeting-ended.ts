import { endMeeting } from '../../src/meetings/end-meeting.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function meetingEnded(world: World, caller: Caller): Promise<null> {
  return endMeeting(world, caller, { isByHand: false });
}
