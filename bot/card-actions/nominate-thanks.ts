import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { nominateThanks } from '../../src/recognition/nominate-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

const Said = z.object({ agrees: z.enum(['yes', 'no']) });

export function nominateThanksAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { agrees } = readInput(Said, data);
  return nominateThanks(world, caller, readInput(ThanksRefFields, data), agrees === 'yes');
}
