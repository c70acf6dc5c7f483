import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { answerPulse } from '../../src/pulse/answer-pulse.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ pulseId: Id });

export function answerPulseAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return answerPulse(world, caller, { pulseId: readInput(Data, data).pulseId, sent: data });
}
