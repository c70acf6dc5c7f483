import { z } from 'zod';
import { askAnotherQuestion } from '../../src/meetings/ask-another-question.ts';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ agendaId: Id, shown: z.number().int().nonnegative() });

export function askAnotherQuestionAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return askAnotherQuestion(world, caller, readInput(Data, data));
}
