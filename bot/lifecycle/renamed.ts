import type { Ports } from '../../src/ports.ts';
import { renameTeam } from '../../src/teams/rename-team.ts';
import type { Caller } from '../../src/teams/team.ts';

export function renamed(ports: Ports, caller: Caller, name: string): Promise<null> {
  return renameTeam(ports, caller, name);
}
