import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { startThanks } from '../../src/thanks/start-thanks.ts';
import { readInput, ThanksFields, Typed } from '../read-input.ts';

/** A dialog that was opened on a message knows it. */
const Data = ThanksFields.and(z.object({ quote: Typed }));

export function startThanksAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startThanks(ports, caller, readInput(Data, data));
}
