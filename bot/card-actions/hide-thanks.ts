import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { hideThanks } from '../../src/thanks/hide-thanks.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

export function hideThanksAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return hideThanks(ports, caller, readInput(ThanksRefFields, data));
}
