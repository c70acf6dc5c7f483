import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { startOneToOne } from '../../src/self-check/start-one-to-one.ts';
import type { Caller } from '../../src/teams/team.ts';

export function oneToOneCommand(world: World, caller: Caller): Promise<Reply> {
  return startOneToOne(world, caller, '');
}
