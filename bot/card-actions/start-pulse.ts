import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { startPulse } from '../../src/pulse/start-pulse.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput, Typed } from '../read-input.ts';

const Data = z.object({ formId: Id.optional(), behaviours: Typed, hours: Typed });

export function startPulseAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startPulse(ports, caller, readInput(Data, data));
}
