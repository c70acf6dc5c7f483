import { z } from 'zod';
import { prepareAgenda } from '../../src/meetings/prepare-agenda.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { AgendaFields, Id, readInput } from '../read-input.ts';

const Data = z.object({ formId: Id }).and(AgendaFields);

export function prepareAgendaAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return prepareAgenda(ports, caller, readInput(Data, data));
}
