import type { Framework } from '../frameworks/framework.ts';
import type { Ports, Stored } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller, Conversation, Team } from '../teams/team.ts';
import type { Agenda } from './agenda.ts';

/**
 * The agenda a card speaks of, looked for only in the conversation that the sender verifiably speaks from, with the
 * framework it was made with.
 * @throws Refusal AGENDA_UNKNOWN
 */
export async function requireAgenda(
  ports: Ports,
  caller: Caller,
  agendaId: string,
): Promise<{ stored: Stored<Agenda>; team: Team; framework: Framework }> {
  const { team, framework } = await requireTeam(ports, caller);
  const stored = await ports.store.read('agenda', team.teamId, agendaId);
  if (!stored) throw new Refusal('AGENDA_UNKNOWN');
  return { stored, team, framework: ports.frameworks.get(stored.value.frameworkId) ?? framework };
}

/**
 * The same, while it waits for its meeting.
 * @throws Refusal AGENDA_UNKNOWN, AGENDA_STARTED
 */
export async function requireWaitingAgenda(
  ports: Ports,
  caller: Caller,
  agendaId: string,
): Promise<{ agenda: Agenda; team: Team; framework: Framework }> {
  const { stored, team, framework } = await requireAgenda(ports, caller, agendaId);
  if (stored.value.state !== 'prepared') throw new Refusal('AGENDA_STARTED');
  return { agenda: stored.value, team, framework };
}

/** Those of this conversation, whichever of its threads they are in. */
export function findAgendasHere(
  { addresses }: Pick<Ports, 'addresses'>,
  agendas: readonly Agenda[],
  conversation: Conversation,
): readonly Agenda[] {
  const root = addresses.rootOf(conversation);
  return agendas.filter((agenda) => addresses.rootOf(agenda.conversation) === root);
}
