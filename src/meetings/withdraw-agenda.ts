import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { requireWaitingAgenda } from './require-agenda.ts';

/**
 * Takes back an agenda that waits for its meeting. Its card says so, to everybody, and nothing else of it is kept.
 * @throws Refusal AGENDA_UNKNOWN, AGENDA_STARTED, AGENDA_NOT_YOURS
 */
export async function withdrawAgenda(ports: Ports, caller: Caller, { agendaId }: { agendaId: string }): Promise<Reply> {
  const { agenda } = await requireWaitingAgenda(ports, caller, agendaId);
  if (agenda.postedBy !== caller.personId) throw new Refusal('AGENDA_NOT_YOURS');
  const message = { kind: 'agenda-withdrawn', withdrawnBy: caller.name } as const;
  await ports.store.remove('agenda', agenda.teamId, agendaId);
  return { audience: 'everyone', message, replaces: caller.cardActivityId };
}
