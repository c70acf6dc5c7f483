import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { startTeamCheck } from '../../src/pulse/start-team-check.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput, Typed } from '../read-input.ts';

const Data = z.object({ formId: Id.optional(), part: Typed, hours: Typed });

export function startTeamCheckAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return startTeamCheck(ports, caller, readInput(Data, data));
}
