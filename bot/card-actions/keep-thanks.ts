import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { keepThanks } from '../../src/recognition/keep-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

export function keepThanksAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return keepThanks(world, caller, readInput(ThanksRefFields, data));
}
