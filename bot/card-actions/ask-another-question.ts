import { z } from 'zod';
import { askAnotherQuestion } from '../../src/meetings/ask-another-question.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ agendaId: Id, shown: z.number().int().nonnegative() });

export function askAnotherQuestionAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return askAnotherQuestion(ports, caller, readInput(Data, data));
}
