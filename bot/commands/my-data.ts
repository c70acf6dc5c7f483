import type { Reply } from '../../src/message.ts';
import { showMyData } from '../../src/own-data/show-my-data.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function myDataCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return showMyData(ports, caller);
}
