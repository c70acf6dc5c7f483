import type { Ports } from '../ports.ts';
import type { PublishedPulse } from '../pulse/pulse.ts';
import { latestToWorkOn } from '../pulse/pulse-result.ts';
import type { Team } from '../teams/team.ts';
import { AGENDAS_REMEMBERED, usesOf } from './agenda.ts';
import type { History } from './choose.ts';

/** Some of the latest may have come to nothing. */
const RESULTS_LOOKED_AT = 6;

/**
 * What the bot chooses a behaviour by: what was on the agendas, is on those that wait, and came out of the latest result.
 * @param reading the newest results, where whoever asks reads them for themselves
 */
export async function findHistory(
  { store }: Ports,
  { teamId, settings }: Team,
  reading: Promise<readonly PublishedPulse[]> = store.publishedResults(teamId, RESULTS_LOOKED_AT),
): Promise<History> {
  const [recent, waiting, results] = await Promise.all([
    store.recentAgendas(teamId, AGENDAS_REMEMBERED),
    store.preparedAgendas(teamId, AGENDAS_REMEMBERED),
    reading,
  ]);
  return {
    uses: usesOf([...recent, ...waiting]),
    toWorkOn: latestToWorkOn(results.slice(0, RESULTS_LOOKED_AT)),
    timeZone: settings.timeZone,
  };
}
