import { endMeeting } from '../../src/meetings/end-meeting.ts';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

/** The jobs ask how the meeting went. */
export function endCommand(world: World, caller: Caller): Promise<Reply | null> {
  return endMeeting(world, caller, { isByHand: true });
}
