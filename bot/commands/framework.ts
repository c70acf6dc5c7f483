import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { showFramework } from '../../src/teams/show-framework.ts';
import type { Caller } from '../../src/teams/team.ts';

export function frameworkCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return showFramework(ports, caller);
}
