import type { Framework } from '../frameworks/framework.ts';
import { choose, type History } from '../meetings/choose.ts';
import { publishedMeter } from '../privacy/words.ts';
import type { PublishedPulse } from '../pulse/pulse.ts';
import { DETAILS } from '../pulse/words.ts';
import { meterRows, type Rated } from '../shared/meter-rows.ts';
import type { Settings } from '../teams/team.ts';
import type { ThankYou } from '../thanks/thank-you.ts';
import { thanksInWords } from '../thanks/words.ts';
import type { Overview } from './cards.ts';
import { latestKnown, type Trend, trendsOf } from './trends.ts';
import { BEHIND_MONTHS, hasClearlyChanged, latestInWords, monthByMonthInWords, suggestedInWords } from './words.ts';

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
  const rows = trends.map((trend) => rowOf(trend, timeZone, trends.length));
  const suggestion = choose(framework, history, 'other');
  return {
    isSample: pulses.some(({ isSample }) => isSample),
    ...meterRows(rows, rows.some(({ row }) => row.months.length > 0) ? BEHIND_MONTHS : DETAILS),
    thanks: thanksInWords(framework, thanks, threshold),
    suggestedId: suggestion?.behaviour.id ?? '',
    suggestedName: suggestion?.behaviour.name ?? '',
    suggestedWhy: suggestion ? suggestedInWords(suggestion, isLowest(suggestion.behaviour.id, trends)) : '',
  };
}

function rowOf(trend: Trend, timeZone: string, behaviours: number): Rated {
  const latest = latestKnown(trend);
  return {
    level: latest?.level ?? 0,
    hasChanged: latest !== undefined && hasClearlyChanged(latest),
    row: {
      name: trend.name,
      words: latestInWords(trend, timeZone, behaviours),
      meter: latest ? publishedMeter(latest.published) : '',
      ...monthByMonthInWords(trend, timeZone, behaviours),
    },
  };
}

/** Whether a behaviour's row is lower than every other one. */
function isLowest(behaviourId: string, trends: readonly Trend[]): boolean {
  const levels = trends.flatMap((trend) => {
    const level = latestKnown(trend)?.level;
    return level ? [{ isThis: trend.behaviourId === behaviourId, level }] : [];
  });
  const own = levels.find(({ isThis }) => isThis);
  const others = levels.filter(({ isThis }) => !isThis);
  return own !== undefined && others.length > 0 && others.every(({ level }) => level > own.level);
}
