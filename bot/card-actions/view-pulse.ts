import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { viewPulse } from '../../src/pulse/view-pulse.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ pulseId: Id });

export function viewPulseAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return viewPulse(world, caller, readInput(Data, data).pulseId);
}
