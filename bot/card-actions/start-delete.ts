import type { Reply } from '../../src/messages.ts';
import { startDelete } from '../../src/own-data/start-delete.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function startDeleteAction(world: World, caller: Caller): Promise<Reply> {
  return startDelete(world, caller);
}
