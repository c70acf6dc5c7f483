import { z } from 'zod';
import { startAction } from '../../src/actions/start-action.ts';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { ActionFields, Id, readInput } from '../read-input.ts';

const Data = z.object({ pulseId: Id }).and(ActionFields);

export function startActionAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startAction(world, caller, readInput(Data, data));
}
