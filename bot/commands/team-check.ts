import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { startTeamCheck } from '../../src/pulse/start-team-check.ts';
import type { Caller } from '../../src/teams/team.ts';

export function teamCheckCommand(world: World, caller: Caller): Promise<Reply> {
  return startTeamCheck(world, caller, { part: '', hours: '' });
}
