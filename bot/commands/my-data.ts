import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { showMyData } from '../../src/recognition/show-my-data.ts';
import type { Caller } from '../../src/teams/team.ts';

export function myDataCommand(world: World, caller: Caller): Promise<Reply> {
  return showMyData(world, caller);
}
