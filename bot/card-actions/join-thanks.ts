import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { joinThanks } from '../../src/recognition/join-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

export function joinThanksAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return joinThanks(world, caller, readInput(ThanksRefFields, data));
}
