import type { Framework } from '../frameworks/framework.ts';
import { AGENDAS_REMEMBERED, usesOf } from '../meetings/agenda.ts';
import { suggestBehaviours } from '../meetings/rotation.ts';
import type { Reply, SummaryCard } from '../messages.ts';
import type { World } from '../ports.ts';
import type { Recognition } from '../recognition/recognition.ts';
import { DAY_MS, shortDay } from '../scheduling/moments.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { sparkline, type Trend, trendInWords, trendsOf } from './trends.ts';

const WEEKS = 12;
const MOST_PULSES = 24;
const MOST_THANKS = 1_000;
/** More days than this make a chart that nobody can read on a phone. */
const DAYS_CHARTED = 6;

/** What was published in the last weeks, thank-yous by behaviour, and a behaviour for the next agenda with its reason. */
export async function showSummary(world: World, caller: Caller): Promise<Reply> {
  const { team, framework } = await teamHome(world, caller);
  const { timeZone } = team.settings;
  const since = world.clock.now() - WEEKS * 7 * DAY_MS;
  const [pulses, thanks, agendas] = await Promise.all([
    world.store.publishedPulses(team.teamId, MOST_PULSES),
    world.store.recognitionsSince(team.teamId, since, MOST_THANKS),
    world.store.recentAgendas(team.teamId, AGENDAS_REMEMBERED),
  ]);
  const recent = pulses.filter(({ closesAt }) => closesAt >= since);
  const trends = trendsOf(framework, recent);
  const [suggestion] = suggestBehaviours(framework, usesOf(agendas), 1, timeZone);
  return {
    audience: 'everyone',
    message: {
      kind: 'summary',
      teamName: team.name,
      period: `The last ${WEEKS} weeks`,
      isSample: recent.some(({ isSample }) => isSample),
      nothing: trends.length ? '' : 'No pulse has closed in this time. Type pulse to start one.',
      behaviours: trends.map((trend) => ({
        name: trend.name,
        sparkline: sparkline(trend),
        words: trendInWords(trend, timeZone),
      })),
      chart: chart(trends, timeZone),
      thanks: thanksByBehaviour(framework, thanks),
      suggestedId: suggestion?.behaviour.id ?? '',
      suggestedName: suggestion?.behaviour.name ?? '',
      suggestedWhy: suggestion ? `Why: ${suggestion.why}.` : '',
    },
  };
}

function chart(trends: readonly Trend[], timeZone: string): SummaryCard['chart'] {
  const days = [...new Set(trends.flatMap(({ points }) => points.map(({ at }) => at)))].toSorted((a, b) => a - b);
  const charted = new Set(days.slice(-DAYS_CHARTED));
  return trends
    .map(({ name, points }) => ({
      legend: name,
      values: points.flatMap(({ at, level }) =>
        level !== null && charted.has(at) ? [{ x: shortDay(at, timeZone), y: level }] : [],
      ),
    }))
    .filter(({ values }) => values.length > 0);
}

/** "We are innovative: 4", in the framework's order. Never by person. */
function thanksByBehaviour(framework: Framework, thanks: readonly Recognition[]): string[] {
  return framework.behaviours.flatMap(({ id, name }) => {
    const count = thanks.filter(({ frameworkId, behaviourId }) => frameworkId === framework.id && behaviourId === id);
    return count.length ? [`${name}: ${count.length}`] : [];
  });
}
