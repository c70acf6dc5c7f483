import type { World } from '../ports.ts';
import { amend } from '../steps/amend.ts';
import type { Caller } from './team.ts';

/** Remembers that the bot was removed, so that nothing more is posted there. The history stays for a return. */
export async function leaveTeam(world: World, caller: Caller): Promise<null> {
  await amend(world, 'team', caller.teamId, caller.teamId, (team) => ({ ...team, isInstalled: false }));
  return null;
}
