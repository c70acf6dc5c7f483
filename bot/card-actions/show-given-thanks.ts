import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { showGivenThanks } from '../../src/recognition/show-given-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';

export function showGivenThanksAction(world: World, caller: Caller): Promise<Reply> {
  return showGivenThanks(world, caller);
}
