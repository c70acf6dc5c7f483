import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { ChosenRhythm } from '../../src/rhythm/chosen-rhythm.ts';
import { startRhythm } from '../../src/rhythm/start-rhythm.ts';
import type { Caller } from '../../src/teams/team.ts';

export function rhythmCommand(world: World, caller: Caller): Promise<Reply> {
  return startRhythm(world, caller, ChosenRhythm.parse({}));
}
