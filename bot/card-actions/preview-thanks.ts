import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { previewThanks } from '../../src/thanks/preview-thanks.ts';
import { readInput, SentThanks } from '../read-input.ts';

export function previewThanksAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return previewThanks(ports, caller, readInput(SentThanks, data));
}
