import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { hideThanks } from '../../src/recognition/hide-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

export function hideThanksAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return hideThanks(world, caller, readInput(ThanksRefFields, data));
}
