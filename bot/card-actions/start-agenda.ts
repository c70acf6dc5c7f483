import { z } from 'zod';
import { startAgenda } from '../../src/meetings/start-agenda.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { AgendaFields, Id, readInput } from '../read-input.ts';

const Data = z.object({ formId: Id.optional() }).and(AgendaFields);

export function startAgendaAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startAgenda(ports, caller, readInput(Data, data));
}
