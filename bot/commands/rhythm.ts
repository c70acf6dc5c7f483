import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import { ChosenRhythm } from '../../src/rhythm/chosen-rhythm.ts';
import { startRhythm } from '../../src/rhythm/start-rhythm.ts';
import type { Caller } from '../../src/teams/team.ts';

export function rhythmCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return startRhythm(ports, caller, ChosenRhythm.parse({}));
}
