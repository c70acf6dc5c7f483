import type { Framework } from '../frameworks/framework.ts';
import { choose, type History } from '../meetings/choose.ts';
import { whyInWords } from '../meetings/words.ts';
import { isOfThisPulse } from '../privacy/disclose.ts';
import type { PublishedPulse } from '../pulse/pulse.ts';
import { standingOut } from '../pulse/pulse-result.ts';
import { highlightsInWords } from '../pulse/words.ts';
import type { Settings } from '../teams/team.ts';
import type { ThankYou } from '../thanks/thank-you.ts';
import { thanksInWords } from '../thanks/words.ts';
import type { Overview } from './cards.ts';
import { sinceBreak, sparkline, type Trend, trendsOf } from './trends.ts';
import { trendInWords } from './words.ts';

/** How far the summary looks back. */
export const SUMMARY_WEEKS = 12;

/** What there is to look back on; in any order, but the pulses newest first. */
export interface Past {
  readonly pulses: readonly PublishedPulse[];
  readonly thanks: readonly ThankYou[];
  readonly history: History;
}

/**
 * What was published, thank-yous that were shared by behaviour, and a behaviour for the next agenda with its reason.
 * @param since only of behaviours that a pulse has asked about since then (milliseconds since 1970); their past is shown too
 */
export function overviewOf(
  framework: Framework,
  past: Past,
  { timeZone, threshold }: Pick<Settings, 'timeZone' | 'threshold'>,
  since: number,
): Overview {
  const { pulses, thanks, history } = past;
  const trends = trendsOf(framework, pulses).filter(({ points }) => points.some(({ at }) => at >= since));
  const suggestion = choose(framework, history, 'other');
  return {
    isSample: pulses.some(({ isSample }) => isSample),
    behaviours: trends.map((trend) => ({
      name: trend.name,
      sparkline: sparkline(trend),
      words: trendInWords(trend, timeZone),
    })),
    highlights: latestHighlights(pulses.filter(({ closesAt }) => closesAt >= since)),
    chart: chart(trends),
    thanks: thanksInWords(framework, thanks, threshold),
    suggestedId: suggestion?.behaviour.id ?? '',
    suggestedName: suggestion?.behaviour.name ?? '',
    suggestedWhy: suggestion ? whyInWords(suggestion.why, 'other') : '',
  };
}

/** Strongest and one to work on, as the latest pulse that showed anything found them. */
function latestHighlights(pulses: readonly PublishedPulse[]): string[] {
  const latest = pulses.find(({ result }) => result?.statements.some(({ published }) => isOfThisPulse(published)));
  return latest?.result ? highlightsInWords(standingOut(latest, latest.result)) : [];
}

/** One group per behaviour, in it one bar per pulse, the latest last. A gap has no bar. */
function chart(trends: readonly Trend[]): Overview['chart'] {
  const legends = ['4 before', '3 before', '2 before', '1 before', 'Latest'];
  return legends
    .map((legend, index) => ({
      legend,
      values: trends.flatMap((trend) => {
        const level = sinceBreak(trend).at(index - legends.length)?.level;
        return level ? [{ x: trend.name, y: level }] : [];
      }),
    }))
    .filter(({ values }) => values.length > 0);
}
