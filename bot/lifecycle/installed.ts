import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { welcomeTeam } from '../../src/teams/welcome-team.ts';

export function installed(ports: Ports, caller: Caller): Promise<Reply | null> {
  return welcomeTeam(ports, caller);
}
