import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { showSummary } from '../../src/trends/show-summary.ts';

export function summaryCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return showSummary(ports, caller);
}
