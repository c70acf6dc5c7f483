import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { openTeamCheck } from '../../src/pulse/open-team-check.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput, Typed } from '../read-input.ts';

const Data = z.object({ formId: Id, part: Typed, hours: Typed.transform(Number) });

export function openTeamCheckAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return openTeamCheck(ports, caller, readInput(Data, data));
}
