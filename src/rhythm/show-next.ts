import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { findUnansweredResult } from '../pulse/find-unanswered-result.ts';
import { isOpen } from '../pulse/pulse.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { nextCard } from './next-card.ts';

/** So many agendas can wait for a meeting before the list says enough. */
const MOST_AGENDAS = 10;

/** What the bot will do here by itself, and when: for whoever chairs, though it is nobody's secret. */
export async function showNext(ports: Ports, caller: Caller): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  const { teamId, settings } = team;
  const now = ports.clock.now();
  const rhythm = (await ports.store.read('rhythm', teamId, teamId))?.value ?? null;
  const open = (await ports.store.openPulses(teamId)).filter((pulse) => isOpen(pulse, now));
  const unanswered = rhythm?.pulse ? await findUnansweredResult(ports, teamId) : null;
  const message = nextCard({
    rhythm,
    open,
    agendas: await ports.store.preparedAgendas(teamId, MOST_AGENDAS),
    unanswered,
    timeZone: settings.timeZone,
    today: dayOf(now, settings.timeZone),
    now,
  });
  return { audience: 'everyone', message };
}
