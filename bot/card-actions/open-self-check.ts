import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { openSelfCheck } from '../../src/self-check/open-self-check.ts';
import type { Caller } from '../../src/teams/team.ts';
import { CheckFields, readInput } from '../read-input.ts';

const Data = z.object(CheckFields);

export function openSelfCheckAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return openSelfCheck(world, caller, { ...readInput(Data, data), sent: data });
}
