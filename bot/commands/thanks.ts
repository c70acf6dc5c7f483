import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { startThanks } from '../../src/thanks/start-thanks.ts';

export function thanksCommand(ports: Ports, caller: Caller): Promise<Reply> {
  return startThanks(ports, caller, {
    receiverIds: [],
    isForTeam: false,
    behaviourId: '',
    whatTheyDid: '',
    madePossible: '',
  });
}
