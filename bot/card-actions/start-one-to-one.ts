import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { startOneToOne } from '../../src/self-check/start-one-to-one.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, Typed } from '../read-input.ts';

const Data = z.object({ frameworkId: Typed });

export function startOneToOneAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startOneToOne(world, caller, readInput(Data, data).frameworkId);
}
