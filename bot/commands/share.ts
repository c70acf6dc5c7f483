import { startShare } from '../../src/frameworks/start-share.ts';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function shareCommand(world: World, caller: Caller): Promise<Reply> {
  return startShare(world, caller, '');
}
