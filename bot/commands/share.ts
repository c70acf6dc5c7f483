import { startShare } from '../../src/frameworks/start-share.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function shareCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return startShare(ports, caller, '');
}
