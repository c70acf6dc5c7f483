import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { startThanks } from '../../src/recognition/start-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, ThanksFields, Typed } from '../read-input.ts';

/** A dialog that was opened on a message knows it. */
const Data = ThanksFields.and(z.object({ quote: Typed }));

export function startThanksAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startThanks(world, caller, readInput(Data, data));
}
