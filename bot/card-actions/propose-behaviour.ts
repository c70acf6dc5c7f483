import { proposeBehaviour } from '../../src/meetings/propose-behaviour.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, ItemFields, readInput } from '../read-input.ts';

const Data = ItemFields.extend({ agendaId: Id });

export function proposeBehaviourAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply> {
  const { behaviour: behaviourId, ...rest } = readInput(Data, data);
  return proposeBehaviour(ports, caller, { ...rest, behaviourId });
}
