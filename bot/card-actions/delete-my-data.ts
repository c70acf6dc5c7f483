import type { Reply } from '../../src/messages.ts';
import { deleteMyData } from '../../src/own-data/delete-my-data.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function deleteMyDataAction(world: World, caller: Caller): Promise<Reply> {
  return deleteMyData(world, caller);
}
