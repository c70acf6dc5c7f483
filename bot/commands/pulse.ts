import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { startPulse } from '../../src/pulse/start-pulse.ts';
import type { Caller } from '../../src/teams/team.ts';

export function pulseCommand(world: World, caller: Caller): Promise<Reply> {
  return startPulse(world, caller, { behaviours: '', hours: '' });
}
