import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { startPulse } from '../../src/pulse/start-pulse.ts';
import type { Caller } from '../../src/teams/team.ts';

export function pulseCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return startPulse(ports, caller, { behaviours: '', hours: '' });
}
