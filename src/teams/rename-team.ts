import type { Ports } from '../ports.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { Caller } from './team.ts';

/** Takes over the team's new name. */
export async function renameTeam(ports: Ports, caller: Caller, name: string): Promise<null> {
  await updateWithRetry(ports, 'team', caller.teamId, caller.teamId, (team) => ({ ...team, name }));
  return null;
}
