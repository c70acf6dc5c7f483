import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { withdrawThanks } from '../../src/thanks/withdraw-thanks.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

export function withdrawThanksAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return withdrawThanks(ports, caller, readInput(ThanksRefFields, data));
}
