import { usesSoFar } from '../meetings/store-agenda.ts';
import type { Ports } from '../ports.ts';
import type { Past } from './overview.ts';

const MOST_PULSES = 24;
const MOST_THANKS = 1_000;

/**
 * What a team can look back on.
 * @param since pulses that closed, milliseconds since 1970
 * @param thanksSince the same, for thank-yous
 */
export async function findTeamHistory(
  ports: Ports,
  teamId: string,
  since: number,
  thanksSince: number = since,
): Promise<Past> {
  const [pulses, thanks, uses] = await Promise.all([
    ports.store.publishedResults(teamId, MOST_PULSES),
    ports.store.thankYousSince(teamId, thanksSince, MOST_THANKS),
    usesSoFar(ports, teamId),
  ]);
  return { pulses: pulses.filter(({ closesAt }) => closesAt >= since), thanks, uses };
}
