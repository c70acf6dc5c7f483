import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { showOneToOne } from '../../src/self-check/show-one-to-one.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, Typed } from '../read-input.ts';

const Data = z.object({ frameworkId: Typed, behaviour: Typed });

export function showOneToOneAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { frameworkId, behaviour } = readInput(Data, data);
  return showOneToOne(world, caller, { frameworkId, behaviourId: behaviour });
}
