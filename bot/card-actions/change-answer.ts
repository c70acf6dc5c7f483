import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { changeAnswer } from '../../src/pulse/change-answer.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput, Typed } from '../read-input.ts';

const Data = z.object({ pulseId: Id, comment: Typed.removeDefault().optional() });

export function changeAnswerAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { pulseId, comment } = readInput(Data, data);
  return changeAnswer(ports, caller, pulseId, { sent: data, comment });
}
