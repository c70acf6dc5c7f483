import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { shareThanks } from '../../src/thanks/share-thanks.ts';
import { readInput, ThanksRefFields } from '../read-input.ts';

export function shareThanksAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return shareThanks(ports, caller, readInput(ThanksRefFields, data));
}
