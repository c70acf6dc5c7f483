import { findHistory } from '../meetings/find-history.ts';
import type { Ports } from '../ports.ts';
import type { Team } from '../teams/team.ts';
import type { Past } from './overview.ts';

/** As many as a look back reads. */
export const MOST_PULSES = 24;
const MOST_THANKS = 1_000;

/**
 * What a team can look back on.
 * @param since pulses that closed, milliseconds since 1970
 * @param thanksSince the same, for thank-yous
 */
export async function findTeamHistory(
  ports: Ports,
  team: Team,
  since: number,
  thanksSince: number = since,
): Promise<Past> {
  const { teamId } = team;
  const reading = ports.store.publishedResults(teamId, MOST_PULSES);
  const [pulses, thanks, history] = await Promise.all([
    reading,
    ports.store.thankYousSince(teamId, thanksSince, MOST_THANKS),
    findHistory(ports, team, reading),
  ]);
  return { pulses: pulses.filter(({ closesAt }) => closesAt >= since), thanks, history };
}
