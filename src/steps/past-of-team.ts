import type { World } from '../ports.ts';
import type { Past } from '../trends/overview.ts';
import { usesSoFar } from './keep-agenda.ts';

const MOST_PULSES = 24;
const MOST_THANKS = 1_000;

/**
 * What a team can look back on.
 * @param since pulses that closed, milliseconds since 1970
 * @param thanksSince the same, for thank-yous
 */
export async function pastOfTeam(
  world: World,
  teamId: string,
  since: number,
  thanksSince: number = since,
): Promise<Past> {
  const [pulses, thanks, uses] = await Promise.all([
    world.store.publishedResults(teamId, MOST_PULSES),
    world.store.recognitionsSince(teamId, thanksSince, MOST_THANKS),
    usesSoFar(world, teamId),
  ]);
  return { pulses: pulses.filter(({ closesAt }) => closesAt >= since), thanks, uses };
}
