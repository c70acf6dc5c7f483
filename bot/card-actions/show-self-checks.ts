import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { showSelfChecks } from '../../src/self-check/show-self-checks.ts';
import type { Caller } from '../../src/teams/team.ts';

export function showSelfChecksAction(world: World, caller: Caller): Promise<Reply> {
  return showSelfChecks(world, caller);
}
