import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { giveThanks } from '../../src/recognition/give-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, SentThanks } from '../read-input.ts';

export function giveThanksAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return giveThanks(world, caller, readInput(SentThanks, data));
}
