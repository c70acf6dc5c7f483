import { z } from 'zod';
import { closeAction } from '../../src/actions/close-action.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ pulseId: Id });

export function closeActionAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return closeAction(ports, caller, readInput(Data, data).pulseId);
}
