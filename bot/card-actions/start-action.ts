import { z } from 'zod';
import { startAction } from '../../src/actions/start-action.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { ActionFields, Id, readInput } from '../read-input.ts';

const Data = z.object({ pulseId: Id }).and(ActionFields);

export function startActionAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startAction(ports, caller, readInput(Data, data));
}
