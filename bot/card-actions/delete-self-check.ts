import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { deleteSelfCheck } from '../../src/self-check/delete-self-check.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ selfCheckId: Id });

export function deleteSelfCheckAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return deleteSelfCheck(world, caller, readInput(Data, data).selfCheckId);
}
