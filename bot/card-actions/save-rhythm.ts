import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { ChosenRhythm } from '../../src/rhythm/chosen-rhythm.ts';
import { saveRhythm } from '../../src/rhythm/save-rhythm.ts';
import type { Caller } from '../../src/teams/team.ts';
import { readInput } from '../read-input.ts';

export function saveRhythmAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  return saveRhythm(ports, caller, readInput(ChosenRhythm, data));
}
