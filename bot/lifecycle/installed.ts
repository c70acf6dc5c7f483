import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { welcomeTeam } from '../../src/teams/welcome-team.ts';

export function installed(world: World, caller: Caller): Promise<Reply | null> {
  return welcomeTeam(world, caller);
}
