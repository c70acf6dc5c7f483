import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { type Opening, openThanksDialog } from '../../src/recognition/open-thanks-dialog.ts';
import type { Caller } from '../../src/teams/team.ts';

export function openThanks(world: World, caller: Caller, opening: Opening): Promise<Reply> {
  return openThanksDialog(world, caller, opening);
}
