import { actionsSince, standingInWords } from '../actions/action.ts';
import type { DigestCard } from '../digest-messages.ts';
import type { World } from '../ports.ts';
import type { Due } from '../scheduling/due.ts';
import { dayOf } from '../scheduling/recurrence.ts';
import { oncePerPeriod } from '../steps/once-a-period.ts';
import { pastOfTeam } from '../steps/past-of-team.ts';
import type { PartNow } from '../steps/rhythm-part.ts';
import { frameworkOf } from '../steps/team-home.ts';
import { digestCard, spanOf } from './digest.ts';

/** More that is open at once is no plan. */
const MOST_ACTIONS = 8;

/**
 * Posts the digest that a team's rhythm brings round, once for each period.
 * @returns why there will be no more, for the log
 */
export function postDigest(world: World, { teamId }: Due): Promise<string | undefined> {
  return oncePerPeriod(world, teamId, 'digest', (now) => digestOf(world, now));
}

async function digestOf(world: World, { rhythm, team }: PartNow): Promise<DigestCard> {
  const { timeZone } = team.settings;
  const { period, because } = rhythm.progress.digest;
  const now = world.clock.now();
  const span = spanOf(because ? '' : period, timeZone, now);
  const [past, actions] = await Promise.all([
    pastOfTeam(world, team.teamId, span.from, span.since),
    world.store.recentActions(team.teamId, MOST_ACTIONS),
  ]);
  const words = actionsSince(actions, span.since).map((action) => standingInWords(action, dayOf(now, timeZone)));
  return digestCard(team, frameworkOf(world, team), past, words, span);
}
