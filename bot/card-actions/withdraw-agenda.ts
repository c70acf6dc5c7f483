import { z } from 'zod';
import { withdrawAgenda } from '../../src/meetings/withdraw-agenda.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ agendaId: Id });

export function withdrawAgendaAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return withdrawAgenda(ports, caller, readInput(Data, data));
}
