import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { withdrawThanks } from '../../src/recognition/withdraw-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

export function withdrawThanksAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return withdrawThanks(world, caller, readInput(ThanksRefFields, data));
}
