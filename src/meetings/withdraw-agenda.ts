import { Refusal } from '../errors.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { waitingAgendaAtHand } from '../steps/agenda-at-hand.ts';
import type { Caller } from '../teams/team.ts';

/**
 * Takes back an agenda that waits for its meeting. Its card says so, to everybody, and nothing else of it is kept.
 * @throws Refusal AGENDA_UNKNOWN, AGENDA_STARTED, AGENDA_NOT_YOURS
 */
export async function withdrawAgenda(world: World, caller: Caller, { agendaId }: { agendaId: string }): Promise<Reply> {
  const { agenda } = await waitingAgendaAtHand(world, caller, agendaId);
  if (agenda.postedBy !== caller.personId) throw new Refusal('AGENDA_NOT_YOURS');
  const message = { kind: 'agenda-withdrawn', withdrawnBy: caller.name } as const;
  await world.store.remove('agenda', agenda.teamId, agendaId);
  return { audience: 'everyone', message, replaces: caller.cardActivityId };
}
