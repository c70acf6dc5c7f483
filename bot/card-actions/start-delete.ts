import type { Reply } from '../../src/message.ts';
import { startDelete } from '../../src/own-data/start-delete.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function startDeleteAction(ports: Ports, caller: Caller): Promise<Reply> {
  return startDelete(ports, caller);
}
