import { z } from 'zod';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { startThanksChange } from '../../src/thanks/start-thanks-change.ts';
import { readInput, ThanksRefFields, Typed } from '../read-input.ts';

/** After a refusal, what was typed. */
const Data = z.object({
  behaviour: Typed.unwrap().optional(),
  whatTheyDid: Typed.unwrap().optional(),
  madePossible: Typed.unwrap().optional(),
});

export function startThanksChangeAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { behaviour, whatTheyDid, madePossible } = readInput(Data, data);
  const draft = { behaviourId: behaviour, whatTheyDid, madePossible };
  return startThanksChange(ports, caller, readInput(ThanksRefFields, data), draft);
}
