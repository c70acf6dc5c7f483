import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { showNext } from '../../src/rhythm/show-next.ts';
import type { Caller } from '../../src/teams/team.ts';

export function nextCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return showNext(ports, caller);
}
