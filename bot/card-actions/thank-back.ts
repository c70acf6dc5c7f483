import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { thankBack } from '../../src/recognition/thank-back.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

export function thankBackAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return thankBack(world, caller, readInput(ThanksRefFields, data));
}
