import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { openPulse } from '../../src/pulse/open-pulse.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, IdList, readInput, Typed } from '../read-input.ts';

const Data = z.union([
  z.object({ agendaId: Id }),
  z.object({ formId: Id, behaviours: IdList, hours: Typed.transform(Number) }),
]);

export function openPulseAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const input = readInput(Data, data);
  if ('agendaId' in input) return openPulse(ports, caller, input);
  const { formId, behaviours, hours } = input;
  return openPulse(ports, caller, { formId, behaviourIds: behaviours, hours });
}
