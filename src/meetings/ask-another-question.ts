import { type Framework, findBehaviour } from '../frameworks/framework.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';
import type { Caller } from '../teams/team.ts';
import { type Agenda, agendaCard } from './agenda.ts';
import { choosePrompt, type History } from './choose.ts';
import { findHistory } from './find-history.ts';
import { requireAgenda } from './require-agenda.ts';

/**
 * Shows another question of each behaviour on the agenda card, to everybody.
 * @param shown the question the pressed card showed: pressing twice moves on once
 * @throws Refusal AGENDA_UNKNOWN
 */
export async function askAnotherQuestion(
  ports: Ports,
  caller: Caller,
  { agendaId, shown }: { agendaId: string; shown: number },
): Promise<Reply> {
  const { stored, team, framework } = await requireAgenda(ports, caller, agendaId);
  if (stored.value.shownQuestion !== shown) {
    return { audience: 'everyone', message: agendaCard(stored.value, framework) };
  }
  const agenda = withOtherQuestions(stored.value, framework, await findHistory(ports, team));
  if (await ports.store.replace(agenda, stored.etag)) {
    await ports.store.enqueue(newJob('show-agenda', agenda.teamId, agendaId, ports.clock.now()));
  }
  return { audience: 'everyone', message: agendaCard(agenda, framework) };
}

function withOtherQuestions(agenda: Agenda, framework: Framework, { uses }: History): Agenda {
  const items = agenda.items.map((item) => {
    const behaviour = findBehaviour(framework, item.behaviourId);
    if (!behaviour) return item;
    return { ...item, prompts: [...item.prompts, choosePrompt(behaviour, item.itemType, uses)] };
  });
  return { ...agenda, items, shownQuestion: agenda.shownQuestion + 1 };
}
