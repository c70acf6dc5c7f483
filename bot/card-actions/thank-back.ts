import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { thankBack } from '../../src/thanks/thank-back.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

export function thankBackAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return thankBack(ports, caller, readInput(ThanksRefFields, data));
}
