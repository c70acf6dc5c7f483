import { standingInWords } from '../actions/action.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import { pastOfTeam } from '../steps/past-of-team.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { overviewOf } from './overview.ts';

const WEEKS = 12;

/**
 * What was published in the last weeks, what was made of the last result, thank-yous by behaviour, and a behaviour for
 * the next agenda with its reason.
 */
export async function showSummary(world: World, caller: Caller): Promise<Reply> {
  const { team, framework } = await teamHome(world, caller);
  const { timeZone } = team.settings;
  const now = world.clock.now();
  const since = now - WEEKS * 7 * DAY_MS;
  const [past, [action]] = await Promise.all([
    pastOfTeam(world, team.teamId, since),
    world.store.recentActions(team.teamId, 1),
  ]);
  const overview = overviewOf(framework, past, team.settings, since);
  return {
    audience: 'everyone',
    message: {
      kind: 'summary',
      teamName: team.name,
      period: `The last ${WEEKS} weeks`,
      nothing: overview.behaviours.length ? '' : 'No pulse has closed in this time. Type pulse to start one.',
      ...overview,
      lastActionWords: action ? standingInWords(action, dayOf(now, timeZone)) : '',
    },
  };
}
