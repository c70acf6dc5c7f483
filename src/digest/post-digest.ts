import { actionsSince } from '../actions/action.ts';
import { standingInWords, youSaidInWords } from '../actions/words.ts';
import type { Ports } from '../ports.ts';
import type { PartNow } from '../rhythm/advance-rhythm.ts';
import type { Job } from '../scheduling/job.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import { frameworkOf } from '../teams/require-team.ts';
import { findTeamHistory } from '../trends/find-team-history.ts';
import { postOncePerPeriod } from './begin-period-post.ts';
import type { DigestCard } from './cards.ts';
import { digestCard, spanOf } from './digest.ts';

/** More that is open at once is no plan. */
const MOST_ACTIONS = 8;

/**
 * Posts the digest that a team's rhythm brings round, once for each period.
 * @returns why there will be no more, for the log
 */
export function postDigest(ports: Ports, { teamId }: Job): Promise<string | undefined> {
  return postOncePerPeriod(ports, teamId, 'digest', (now) => digestOf(ports, now));
}

async function digestOf(ports: Ports, { rhythm, team }: PartNow): Promise<DigestCard> {
  const { timeZone } = team.settings;
  const { period, because } = rhythm.progress.digest;
  const now = ports.clock.now();
  const span = spanOf(because ? '' : period, timeZone, now);
  const [past, actions] = await Promise.all([
    findTeamHistory(ports, team, span.from, span.since),
    ports.store.recentActions(team.teamId, MOST_ACTIONS),
  ]);
  const today = dayOf(now, timeZone);
  const [first, ...others] = actionsSince(actions, span.since);
  const words = {
    first: first ? youSaidInWords(first, today) : '',
    others: others.map((action) => standingInWords(action, today)),
  };
  return digestCard(team, frameworkOf(ports, team), past, words, span);
}
