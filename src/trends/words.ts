import type { Disclosable, Level } from '../privacy/disclose.ts';
import { bandInWords, levelInWords } from '../privacy/words.ts';
import { changeInWords } from '../pulse/words.ts';
import { shortDay } from '../scheduling/moments.ts';
import type { Summaries } from '../shared/card-parts.ts';
import { plural } from '../shared/locale.ts';
import type { TrendMessage } from './cards.ts';
import { type Shift, shiftOf } from './run-of-seven.ts';
import { type Point, sinceBreak, type Trend } from './trends.ts';

/** "The last 12 weeks" */
export function weeksInWords(weeks: number): string {
  return `The last ${weeks} weeks`;
}

/** Where a summary has no result to show. */
export const NO_PULSE_YET = 'No pulse has closed in this time. Type pulse to start one.';

/** The same as the sparkline, in words; of change it says what the pulses' own tests found, and no more. */
export function trendInWords(trend: Trend, timeZone: string): string {
  const points = sinceBreak(trend);
  const known = points.filter((point): point is Point & { level: Level } => point.level !== null);
  const latest = known.at(-1);
  if (!latest) return ['Nothing to show yet.', ...gapsInWords(points)].join(' ');
  const earlier = known.slice(0, -1).map(({ level }) => levelInWords(level));
  return [
    `Latest, ${shortDay(latest.at, timeZone)}: ${levelInWords(latest.level)}${sharesInWords(latest.published)}.`,
    changeInWords(latest.change),
    earlier.length ? `Before, oldest first: ${runs(earlier)}.` : '',
    shiftInWords(shiftOf(known.map(({ level }) => level))),
    ...gapsInWords(points),
    points.length < trend.points.length ? 'The statement changed, so it begins anew.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** " (about 65% agree, about 35% in between or disagree)", where shares were published. */
function sharesInWords(published: Disclosable): string {
  if (published.shown !== 'bands') return '';
  const bands = published.bands.map(bandInWords);
  return ` (${bands.map(({ share, label }) => `${share} ${label}`).join(', ')})`;
}

function gapsInWords(points: readonly Point[]): string[] {
  const count = (shown: Disclosable['shown']): number =>
    points.filter(({ published }) => published.shown === shown).length;
  const pulses = (number: number): string => plural(number, { one: 'One pulse', other: '# pulses' });
  const [few, held] = [count('nothing'), count('suppressed')];
  return [
    few ? `${pulses(few)} had too few answers.` : '',
    held ? `${pulses(held)} held back: the same or nearly the same people had answered shortly before.` : '',
  ].filter(Boolean);
}

/** "most agree (3 times), about half agree". */
function runs(words: readonly string[]): string {
  const groups: { word: string; times: number }[] = [];
  for (const word of words) {
    const last = groups.at(-1);
    if (last?.word === word) last.times += 1;
    else groups.push({ word, times: 1 });
  }
  return groups.map(({ word, times }) => (times === 1 ? word : `${word} (${times} times)`)).join(', ');
}

/** One sentence for the summary; empty where there is nothing to say. */
export function shiftInWords(shift: Shift | null): string {
  return shift ? `The last seven results are all ${shift} the middle of the earlier ones.` : '';
}

/** One line of each card, for Teams' notification. */
export const TREND_SUMMARIES: Summaries<TrendMessage> = {
  summary: ({ period }) => `How we are doing: ${period}`,
};
