import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { giveThanks } from '../../src/thanks/give-thanks.ts';
import { readInput, SentThanks } from '../read-input.ts';

export function giveThanksAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return giveThanks(ports, caller, readInput(SentThanks, data));
}
