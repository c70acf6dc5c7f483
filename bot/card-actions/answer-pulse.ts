import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { answerPulse } from '../../src/pulse/answer-pulse.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, Meant, readInput, Typed } from '../read-input.ts';

const Data = z.object({ pulseId: Id, comment: Typed, isMeant: Meant });

export function answerPulseAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return answerPulse(world, caller, { ...readInput(Data, data), sent: data });
}
