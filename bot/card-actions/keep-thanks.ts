import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { keepThanks } from '../../src/thanks/keep-thanks.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

export function keepThanksAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return keepThanks(ports, caller, readInput(ThanksRefFields, data));
}
