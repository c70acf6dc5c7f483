import { startAgenda } from '../../src/meetings/start-agenda.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function agendaCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return startAgenda(ports, caller, { items: [], isSeries: false });
}
