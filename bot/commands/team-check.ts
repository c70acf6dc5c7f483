import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { startTeamCheck } from '../../src/pulse/start-team-check.ts';
import type { Caller } from '../../src/teams/team.ts';

export function teamCheckCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return startTeamCheck(ports, caller, { part: '', hours: '' });
}
