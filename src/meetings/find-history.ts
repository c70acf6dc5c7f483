import type { Ports } from '../ports.ts';
import { latestToWorkOn } from '../pulse/pulse-result.ts';
import type { Team } from '../teams/team.ts';
import { AGENDAS_REMEMBERED, usesOf } from './agenda.ts';
import type { History } from './choose.ts';

/** Some of the latest may have come to nothing. */
const RESULTS_LOOKED_AT = 6;

/** What the bot chooses a behaviour by: what was on the agendas, is on those that wait, and came out of the latest result. */
export async function findHistory({ store }: Ports, { teamId, settings }: Team): Promise<History> {
  const [recent, waiting, results] = await Promise.all([
    store.recentAgendas(teamId, AGENDAS_REMEMBERED),
    store.preparedAgendas(teamId, AGENDAS_REMEMBERED),
    store.publishedResults(teamId, RESULTS_LOOKED_AT),
  ]);
  return {
    uses: usesOf([...recent, ...waiting]),
    toWorkOn: latestToWorkOn(results),
    timeZone: settings.timeZone,
  };
}
