import type { World } from '../ports.ts';
import { amend } from '../steps/amend.ts';
import type { Caller } from './team.ts';

/** Takes over the team's new name. */
export async function renameTeam(world: World, caller: Caller, name: string): Promise<null> {
  await amend(world, 'team', caller.teamId, caller.teamId, (team) => ({ ...team, name }));
  return null;
}
