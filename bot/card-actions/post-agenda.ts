import { z } from 'zod';
import { postAgenda } from '../../src/meetings/post-agenda.ts';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { AgendaFields, Id, readInput } from '../read-input.ts';

const Data = z.object({ formId: Id }).and(AgendaFields);

export function postAgendaAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { formId, items } = readInput(Data, data);
  return postAgenda(world, caller, { formId, items });
}
