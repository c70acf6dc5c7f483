import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { showHelp } from '../../src/teams/show-help.ts';
import type { Caller } from '../../src/teams/team.ts';

export function showHelpAction(ports: Ports, caller: Caller): Promise<Reply> {
  return showHelp(ports, caller, '');
}
