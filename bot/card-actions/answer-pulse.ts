import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { answerPulse } from '../../src/pulse/answer-pulse.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, Meant, readInput, Typed } from '../read-input.ts';

const Data = z.object({ pulseId: Id, comment: Typed, isMeant: Meant });

export function answerPulseAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return answerPulse(ports, caller, { ...readInput(Data, data), sent: data });
}
