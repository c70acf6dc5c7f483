import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { due } from '../scheduling/due.ts';
import { agendaAtHand } from '../steps/agenda-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { agendaCard } from './agenda.ts';

/**
 * Shows the next question of each behaviour on the agenda card, to everybody.
 * @param shown the question the pressed card showed: pressing twice moves on once
 * @throws Refusal AGENDA_UNKNOWN
 */
export async function askAnotherQuestion(
  world: World,
  caller: Caller,
  { agendaId, shown }: { agendaId: string; shown: number },
): Promise<Reply> {
  const { stored, framework } = await agendaAtHand(world, caller, agendaId);
  if (stored.value.shownQuestion !== shown) {
    return { audience: 'everyone', message: agendaCard(stored.value, framework) };
  }
  const agenda = { ...stored.value, shownQuestion: shown + 1 };
  if (await world.store.replace(agenda, stored.etag)) {
    await world.store.addDue(due('show-agenda', agenda.teamId, agendaId, world.clock.now()));
  }
  return { audience: 'everyone', message: agendaCard(agenda, framework) };
}
