import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { previewThanks } from '../../src/recognition/preview-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput, SentThanks } from '../read-input.ts';

export function previewThanksAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return previewThanks(world, caller, readInput(SentThanks, data));
}
