import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import { startThanks } from '../../src/recognition/start-thanks.ts';
import type { Caller } from '../../src/teams/team.ts';

export function thanksCommand(world: World, caller: Caller): Promise<Reply> {
  return startThanks(world, caller, {
    receiverIds: [],
    isForTeam: false,
    behaviourId: '',
    whatTheyDid: '',
    madePossible: '',
  });
}
