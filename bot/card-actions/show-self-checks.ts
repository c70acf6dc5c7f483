import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { showSelfChecks } from '../../src/self-check/show-self-checks.ts';
import type { Caller } from '../../src/teams/team.ts';

export function showSelfChecksAction(ports: Ports, caller: Caller): Promise<Reply> {
  return showSelfChecks(ports, caller);
}
