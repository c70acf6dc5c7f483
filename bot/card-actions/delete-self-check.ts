import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { deleteSelfCheck } from '../../src/self-check/delete-self-check.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ selfCheckId: Id });

export function deleteSelfCheckAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return deleteSelfCheck(ports, caller, readInput(Data, data).selfCheckId);
}
