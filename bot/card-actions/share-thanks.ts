import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { shareThanks } from '../../src/recognition/share-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

export function shareThanksAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return shareThanks(world, caller, readInput(ThanksRefFields, data));
}
