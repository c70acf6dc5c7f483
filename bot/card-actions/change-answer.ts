import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { changeAnswer } from '../../src/pulse/change-answer.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ pulseId: Id });

export function changeAnswerAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return changeAnswer(world, caller, readInput(Data, data).pulseId);
}
