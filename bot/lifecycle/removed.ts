import type { Ports } from '../../src/ports.ts';
import { leaveTeam } from '../../src/teams/leave-team.ts';
import type { Caller } from '../../src/teams/team.ts';

export function removed(ports: Ports, caller: Caller): Promise<null> {
  return leaveTeam(ports, caller);
}
