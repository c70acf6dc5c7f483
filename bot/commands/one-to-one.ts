import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { startOneToOne } from '../../src/self-check/start-one-to-one.ts';
import type { Caller } from '../../src/teams/team.ts';

export function oneToOneCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return startOneToOne(ports, caller, '');
}
