import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { startSelfCheck } from '../../src/self-check/start-self-check.ts';
import type { Caller } from '../../src/teams/team.ts';

export function selfCheckCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return startSelfCheck(ports, caller, { frameworkId: '', depth: '' });
}
