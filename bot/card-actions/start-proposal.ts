import { startProposal } from '../../src/meetings/start-proposal.ts';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, ItemFields, readInput } from '../read-input.ts';

const Data = ItemFields.extend({ agendaId: Id });

export function startProposalAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { behaviour: behaviourId, ...rest } = readInput(Data, data);
  return startProposal(world, caller, { ...rest, behaviourId });
}
