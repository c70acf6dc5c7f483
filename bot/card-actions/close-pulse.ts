import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { closePulse } from '../../src/pulse/close-pulse.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ pulseId: Id });

export function closePulseAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return closePulse(ports, caller, readInput(Data, data).pulseId);
}
