import type { World } from '../../src/ports.ts';
import { leaveTeam } from '../../src/teams/leave-team.ts';
import type { Caller } from '../../src/teams/team.ts';

export function removed(world: World, caller: Caller): Promise<null> {
  return leaveTeam(world, caller);
}
