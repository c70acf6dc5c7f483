import type { Reply } from '../../src/message.ts';
import { exportMyData } from '../../src/own-data/export-my-data.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function exportCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return exportMyData(ports, caller);
}
