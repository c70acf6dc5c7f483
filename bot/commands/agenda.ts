import { startAgenda } from '../../src/meetings/start-agenda.ts';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';

export function agendaCommand(world: World, caller: Caller): Promise<Reply> {
  return startAgenda(world, caller, { items: [], isSeries: false });
}
