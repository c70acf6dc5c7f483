import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';
import type { Caller } from '../teams/team.ts';
import { agendaCard } from './agenda.ts';
import { requireAgenda } from './require-agenda.ts';

/**
 * Shows the next question of each behaviour on the agenda card, to everybody.
 * @param shown the question the pressed card showed: pressing twice moves on once
 * @throws Refusal AGENDA_UNKNOWN
 */
export async function askAnotherQuestion(
  ports: Ports,
  caller: Caller,
  { agendaId, shown }: { agendaId: string; shown: number },
): Promise<Reply> {
  const { stored, framework } = await requireAgenda(ports, caller, agendaId);
  if (stored.value.shownQuestion !== shown) {
    return { audience: 'everyone', message: agendaCard(stored.value, framework) };
  }
  const agenda = { ...stored.value, shownQuestion: shown + 1 };
  if (await ports.store.replace(agenda, stored.etag)) {
    await ports.store.enqueue(newJob('show-agenda', agenda.teamId, agendaId, ports.clock.now()));
  }
  return { audience: 'everyone', message: agendaCard(agenda, framework) };
}
