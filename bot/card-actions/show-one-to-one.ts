import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { showOneToOne } from '../../src/self-check/show-one-to-one.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, Typed } from '../read-input.ts';

const Data = z.object({ frameworkId: Typed, behaviour: Typed });

export function showOneToOneAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { frameworkId, behaviour } = readInput(Data, data);
  return showOneToOne(ports, caller, { frameworkId, behaviourId: behaviour });
}
