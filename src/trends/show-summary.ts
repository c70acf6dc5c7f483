import type { Framework } from '../frameworks/framework.ts';
import { AGENDAS_REMEMBERED, usesOf } from '../meetings/agenda.ts';
import { suggestBehaviours } from '../meetings/rotation.ts';
import type { Reply, SummaryCard } from '../messages.ts';
import type { World } from '../ports.ts';
import type { Pulse } from '../pulse/pulse.ts';
import { highlightsInWords } from '../pulse/pulse-result.ts';
import type { Recognition } from '../recognition/recognition.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { sinceBreak, sparkline, type Trend, trendInWords, trendsOf } from './trends.ts';

const WEEKS = 12;
const MOST_PULSES = 24;
const MOST_THANKS = 1_000;

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
      highlights: latestHighlights(recent),
      chart: chart(trends),
      thanks: thanksByBehaviour(framework, thanks),
      suggestedId: suggestion?.behaviour.id ?? '',
      suggestedName: suggestion?.behaviour.name ?? '',
      suggestedWhy: suggestion ? `Why: ${suggestion.why}.` : '',
    },
  };
}

/** Strongest and one to work on, as the latest pulse that showed anything found them. */
function latestHighlights(pulses: readonly Pulse[]): string[] {
  const latest = pulses.find(({ result }) => result?.statements.some(({ histogram }) => histogram));
  return latest?.result ? highlightsInWords(latest, latest.result) : [];
}

/** One group per behaviour, in it one bar per pulse, the latest last. A gap has no bar. */
function chart(trends: readonly Trend[]): SummaryCard['chart'] {
  const legends = ['4 before', '3 before', '2 before', '1 before', 'Latest'];
  return legends
    .map((legend, place) => ({
      legend,
      values: trends.flatMap((trend) => {
        const level = sinceBreak(trend).at(place - legends.length)?.level;
        return level ? [{ x: trend.name, y: level }] : [];
      }),
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
