import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { isOpen } from '../pulse/pulse.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import { teamHome } from '../steps/team-home.ts';
import { unansweredResult } from '../steps/unanswered-result.ts';
import type { Caller } from '../teams/team.ts';
import { nextCard } from './next-card.ts';

/** So many agendas can wait for a meeting before the list says enough. */
const MOST_AGENDAS = 10;

/** What the bot will do here by itself, and when: for whoever chairs, though it is nobody's secret. */
export async function showNext(world: World, caller: Caller): Promise<Reply> {
  const { team } = await teamHome(world, caller);
  const { teamId, settings } = team;
  const now = world.clock.now();
  const rhythm = (await world.store.read('rhythm', teamId, teamId))?.value ?? null;
  const open = (await world.store.openPulses(teamId)).filter((pulse) => isOpen(pulse, now));
  const unanswered = rhythm?.pulse ? await unansweredResult(world, teamId) : null;
  const message = nextCard({
    rhythm,
    open,
    agendas: await world.store.preparedAgendas(teamId, MOST_AGENDAS),
    unanswered,
    timeZone: settings.timeZone,
    today: dayOf(now, settings.timeZone),
    now,
  });
  return { audience: 'everyone', message };
}
