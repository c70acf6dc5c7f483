import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { viewPulse } from '../../src/pulse/view-pulse.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ pulseId: Id });

export function viewPulseAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return viewPulse(ports, caller, readInput(Data, data).pulseId);
}
