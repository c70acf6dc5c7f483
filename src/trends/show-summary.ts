import { youSaidInWords } from '../actions/words.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { findTeamHistory } from './find-team-history.ts';
import { overviewOf, SUMMARY_WEEKS } from './overview.ts';
import { NO_PULSE_YET, weeksInWords } from './words.ts';

/**
 * What was published in the last weeks, what was made of the last result, thank-yous by behaviour, and a behaviour for
 * the next agenda with its reason.
 */
export async function showSummary(ports: Ports, caller: Caller): Promise<Reply> {
  const { team, framework } = await requireTeam(ports, caller);
  const { timeZone } = team.settings;
  const now = ports.clock.now();
  const since = now - SUMMARY_WEEKS * 7 * DAY_MS;
  const [past, [action]] = await Promise.all([
    findTeamHistory(ports, team, since),
    ports.store.recentActions(team.teamId, 1),
  ]);
  const overview = overviewOf(framework, past, team.settings, since);
  return {
    audience: 'everyone',
    message: {
      kind: 'summary',
      period: weeksInWords(SUMMARY_WEEKS),
      nothing: overview.groups.length ? '' : NO_PULSE_YET,
      ...overview,
      lastActionWords: action ? youSaidInWords(action, dayOf(now, timeZone)) : '',
    },
  };
}
