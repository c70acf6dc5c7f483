import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { showHelp } from '../../src/teams/show-help.ts';
import type { Caller } from '../../src/teams/team.ts';

export function showHelpAction(world: World, caller: Caller): Promise<Reply> {
  return showHelp(world, caller, '');
}
