import type { Reply } from '../../src/message.ts';
import { deleteMyData } from '../../src/own-data/delete-my-data.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function deleteMyDataAction(ports: Ports, caller: Caller): Promise<Reply> {
  return deleteMyData(ports, caller);
}
