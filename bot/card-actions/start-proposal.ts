import { startProposal } from '../../src/meetings/start-proposal.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, ItemFields, readInput } from '../read-input.ts';

const Data = ItemFields.extend({ agendaId: Id });

export function startProposalAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { behaviour: behaviourId, ...rest } = readInput(Data, data);
  return startProposal(ports, caller, { ...rest, behaviourId });
}
