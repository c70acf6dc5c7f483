import type { BotChoice } from '../meetings/choose.ts';
import { whyInWords } from '../meetings/words.ts';
import { isOfThisPulse } from '../privacy/disclose.ts';
import { bandInWords, publishedInShort, publishedMeter } from '../privacy/words.ts';
import { bandsInWords, changeInWords, clearChangeInWords } from '../pulse/words.ts';
import { shortDay, shortMonth } from '../scheduling/moments.ts';
import type { MeterRow, Summaries } from '../shared/card-parts.ts';
import { MOST_AT_ONCE } from '../shared/ends.ts';
import { asBeginning } from '../shared/locale.ts';
import type { TrendMessage } from './cards.ts';
import { type Shift, shiftOf } from './run-of-seven.ts';
import { type KnownPoint, knownPoints, latestKnown, type Point, pointsSinceBreak, type Trend } from './trends.ts';

/** "The last 12 weeks" */
export function weeksInWords(weeks: number): string {
  return `The last ${weeks} weeks`;
}

/** Where a summary has no result to show. */
export const NO_PULSE_YET = 'No pulse has closed in this time. Type pulse to start one.';

/** What is behind the rows of a summary. */
export const BEHIND_MONTHS = { more: 'Month by month', less: 'Hide the months' } as const;

/** More than so many behaviours have their months in one line each, or the card becomes too large. */
const MOST_WITH_METERS = 12;

/**
 * The latest that was shown, and a clear change against the one before: what the pulses' own tests found, and no more.
 * @param behaviours how many the card has: of many it does not say since when
 */
export function latestInWords(trend: Trend, timeZone: string, behaviours: number): string {
  const points = pointsSinceBreak(trend.points);
  const latest = latestKnown(trend);
  const last = points.at(-1);
  if (!latest) return last ? asBeginning(publishedInShort(last.published)) : '';
  const clear = hasClearlyChanged(latest) ? clearlySince(trend, latest, behaviours > MOST_AT_ONCE ? '' : timeZone) : '';
  const isOlder = last !== latest ? `on ${shortDay(latest.at, timeZone)}` : '';
  return [asBeginning(publishedInShort(latest.published)), clear, isOlder].filter(Boolean).join(' · ');
}

/** "clearly higher since 12 Oct ▲"; without the day where no zone is given, or nothing before it is on the card. */
function clearlySince(trend: Trend, latest: KnownPoint, timeZone: string): string {
  const own = knownPoints(pointsSinceBreak(trend.points)).filter(({ published }) => isOfThisPulse(published));
  const before = own.at(-2);
  return clearChangeInWords(latest.change, before && timeZone ? shortDay(before.at, timeZone) : '');
}

/**
 * What is behind a row: the latest result of each month, then what else is known of the latest one.
 * @param behaviours how many the card has
 */
export function monthByMonthInWords(
  trend: Trend,
  timeZone: string,
  behaviours: number,
): Pick<MeterRow, 'months' | 'lines'> {
  const groups = [...Map.groupBy(trend.points, ({ at }) => shortMonth(at, timeZone))];
  // One month alone is what the row says.
  const months = (groups.length > 1 ? groups : []).map(([month, points]) => {
    const { words, meter } = monthInWords(points);
    return { words: `${month}: ${words}`, meter };
  });
  const latest = latestKnown(trend);
  const known = knownPoints(pointsSinceBreak(trend.points)).map(({ level }) => level);
  const lines = [...(latest ? besideLatest(latest) : []), shiftInWords(shiftOf(known))].filter(Boolean);
  if (behaviours <= MOST_WITH_METERS) return { months, lines };
  const inOneLine = months.map(({ words, meter }) => `${words} ${meter}`.trim()).join(' · ');
  return { months: [], lines: [[inOneLine, ...lines].filter(Boolean).join(' · ')].filter(Boolean) };
}

/** "most agree" and "●●●○"; why there is nothing to show where there never was. */
function monthInWords(points: readonly Point[]): { words: string; meter: string } {
  const since = pointsSinceBreak(points);
  const latest = knownPoints(since).at(-1) ?? since.at(-1);
  if (!latest) return { words: '', meter: '' };
  const isNew = since[0]?.isBreak ? 'the question changed, then ' : '';
  return { words: `${isNew}${publishedInShort(latest.published)}`, meter: publishedMeter(latest.published) };
}

/** What the row does not say. */
function besideLatest(latest: KnownPoint): string[] {
  const { published, change } = latest;
  return [
    ...(published.shown === 'bands' ? [bandsInWords(published.bands.map(bandInWords))] : []),
    ...(isOfThisPulse(published) && !hasClearlyChanged(latest) ? [changeInWords(change)] : []),
  ];
}

/** Whether an arrow stands for it (rules R13 and R25). */
export function hasClearlyChanged({ published, change }: Point): boolean {
  return isOfThisPulse(published) && (change === 'higher' || change === 'lower');
}

/** When it was last on an agenda stands on the form. */
const NEXT_IN_TURN = 'It is next in turn.';

/** Why a behaviour is suggested, so that it agrees with the rows above it. */
export function suggestedInWords({ why }: BotChoice, isLowest: boolean): string {
  switch (why.code) {
    case 'to work on':
      return isLowest ? 'We agree least there.' : 'The latest result suggests it.';
    case 'next in turn':
      return NEXT_IN_TURN;
    default:
      return whyInWords(why, 'other');
  }
}

/** One sentence for the summary; empty where there is nothing to say. */
export function shiftInWords(shift: Shift | null): string {
  return shift ? `The last seven results are all ${shift} the middle of the earlier ones.` : '';
}

/** One line of each card, for Teams' notification. */
export const TREND_SUMMARIES: Summaries<TrendMessage> = {
  summary: ({ period }) => `How we are doing: ${period}`,
};
