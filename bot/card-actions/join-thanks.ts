import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { joinThanks } from '../../src/recognition/join-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

/** Cards from before a press could be repeated do not say. */
const Wish = z.object({ joins: z.enum(['yes', 'no']).default('yes') });

export function joinThanksAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { joins } = readInput(Wish, data);
  return joinThanks(world, caller, readInput(ThanksRefFields, data), joins === 'yes');
}
