import type { Ports } from '../ports.ts';
import type { Conversation } from '../teams/team.ts';
import type { Agenda } from './agenda.ts';

/** Those of this conversation, whichever of its threads they are in. */
export function findAgendasHere(
  { addresses }: Pick<Ports, 'addresses'>,
  agendas: readonly Agenda[],
  conversation: Conversation,
): readonly Agenda[] {
  const root = addresses.rootOf(conversation);
  return agendas.filter((agenda) => addresses.rootOf(agenda.conversation) === root);
}
