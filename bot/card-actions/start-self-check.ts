import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { startSelfCheck } from '../../src/self-check/start-self-check.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, Typed } from '../read-input.ts';

const Data = z.object({ frameworkId: Typed, depth: Typed });

export function startSelfCheckAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startSelfCheck(ports, caller, readInput(Data, data));
}
