import type { Ports } from '../ports.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { Caller } from './team.ts';

/** Remembers that the bot was removed, so that nothing more is posted there. The history stays for a return. */
export async function leaveTeam(ports: Ports, caller: Caller): Promise<null> {
  await updateWithRetry(ports, 'team', caller.teamId, caller.teamId, (team) => ({
    ...team,
    isInstalled: false,
    pauses: [],
  }));
  return null;
}
