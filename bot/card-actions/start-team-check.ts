import { z } from 'zod';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { startTeamCheck } from '../../src/pulse/start-team-check.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput, Typed } from '../read-input.ts';

const Data = z.object({ formId: Id.optional(), part: Typed, hours: Typed });

export function startTeamCheckAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startTeamCheck(world, caller, readInput(Data, data));
}
