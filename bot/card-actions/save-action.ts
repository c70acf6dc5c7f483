import { z } from 'zod';
import { saveAction } from '../../src/actions/save-action.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { ActionFields, Id, readInput } from '../read-input.ts';

const Data = z.object({ pulseId: Id, decision: z.enum(['agreed', 'not now']) }).and(ActionFields);

export function saveActionAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return saveAction(ports, caller, readInput(Data, data));
}
