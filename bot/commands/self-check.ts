import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { startSelfCheck } from '../../src/self-check/start-self-check.ts';
import type { Caller } from '../../src/teams/team.ts';

export function selfCheckCommand(world: World, caller: Caller): Promise<Reply> {
  return startSelfCheck(world, caller, { frameworkId: '', depth: '' });
}
