import { Refusal } from '../errors.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { Agenda } from '../meetings/agenda.ts';
import type { Stored, World } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { teamHome } from './team-home.ts';

/**
 * The agenda a card speaks of, looked for only in the conversation that the sender verifiably speaks from, with the
 * framework it was made with.
 * @throws Refusal AGENDA_UNKNOWN
 */
export async function agendaAtHand(
  world: World,
  caller: Caller,
  agendaId: string,
): Promise<{ stored: Stored<Agenda>; framework: Framework }> {
  const { team, framework } = await teamHome(world, caller);
  const stored = await world.store.read('agenda', team.teamId, agendaId);
  if (!stored) throw new Refusal('AGENDA_UNKNOWN');
  return { stored, framework: world.frameworks.get(stored.value.frameworkId) ?? framework };
}

/**
 * The same, while it waits for its meeting.
 * @throws Refusal AGENDA_UNKNOWN, AGENDA_STARTED
 */
export async function waitingAgendaAtHand(
  world: World,
  caller: Caller,
  agendaId: string,
): Promise<{ agenda: Agenda; framework: Framework }> {
  const { stored, framework } = await agendaAtHand(world, caller, agendaId);
  if (stored.value.state !== 'prepared') throw new Refusal('AGENDA_STARTED');
  return { agenda: stored.value, framework };
}
