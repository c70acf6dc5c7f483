import type { World } from '../../src/ports.ts';
import { renameTeam } from '../../src/teams/rename-team.ts';
import type { Caller } from '../../src/teams/team.ts';

export function renamed(world: World, caller: Caller, name: string): Promise<null> {
  return renameTeam(world, caller, name);
}
