import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { joinThanks } from '../../src/thanks/join-thanks.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

/** Cards from before a press could be repeated do not say. */
const Wish = z.object({ joins: z.enum(['yes', 'no']).default('yes') });

export function joinThanksAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { joins } = readInput(Wish, data);
  return joinThanks(ports, caller, readInput(ThanksRefFields, data), joins === 'yes');
}
