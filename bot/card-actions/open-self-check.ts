import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { openSelfCheck } from '../../src/self-check/open-self-check.ts';
import type { Caller } from '../../src/teams/team.ts';
import { CheckFields, readInput } from '../read-input.ts';

const Data = z.object(CheckFields);

export function openSelfCheckAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return openSelfCheck(ports, caller, { ...readInput(Data, data), sent: data });
}
