import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { ChosenRhythm } from '../../src/rhythm/chosen-rhythm.ts';
import { saveRhythm } from '../../src/rhythm/save-rhythm.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput } from '../read-input.ts';

export function saveRhythmAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return saveRhythm(world, caller, readInput(ChosenRhythm, data));
}
