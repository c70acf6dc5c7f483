import { z } from 'zod';
import { postAgenda } from '../../src/meetings/post-agenda.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { AgendaFields, Id, readInput } from '../read-input.ts';

const Data = z.object({ formId: Id }).and(AgendaFields);

export function postAgendaAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { formId, items } = readInput(Data, data);
  return postAgenda(ports, caller, { formId, items });
}
