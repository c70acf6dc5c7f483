import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { nominateThanks } from '../../src/thanks/nominate-thanks.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

const Said = z.object({ agrees: z.enum(['yes', 'no']) });

export function nominateThanksAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { agrees } = readInput(Said, data);
  return nominateThanks(ports, caller, readInput(ThanksRefFields, data), agrees === 'yes');
}
