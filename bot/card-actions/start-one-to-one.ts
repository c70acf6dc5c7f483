import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { startOneToOne } from '../../src/self-check/start-one-to-one.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, Typed } from '../read-input.ts';

const Data = z.object({ frameworkId: Typed });

export function startOneToOneAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startOneToOne(ports, caller, readInput(Data, data).frameworkId);
}
