import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { showNext } from '../../src/rhythm/show-next.ts';
import type { Caller } from '../../src/teams/team.ts';

export function showNextAction(world: World, caller: Caller): Promise<Reply> {
  return showNext(world, caller);
}
