import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { keepSelfCheck } from '../../src/self-check/keep-self-check.ts';
import type { Caller } from '../../src/teams/team.ts';
import { CheckFields, readInput } from '../read-input.ts';

const Data = z.object(CheckFields);

export function keepSelfCheckAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return keepSelfCheck(world, caller, readInput(Data, data));
}
