import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { showFramework } from '../../src/teams/show-framework.ts';
import type { Caller } from '../../src/teams/team.ts';

export function showFrameworkAction(world: World, caller: Caller): Promise<Reply> {
  return showFramework(world, caller);
}
