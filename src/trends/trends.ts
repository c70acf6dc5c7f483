import type { Framework } from '../frameworks/framework.ts';
import { type Disclosable, type Level, levelInWords } from '../privacy/disclose.ts';
import type { Change, PublishedPulse } from '../pulse/pulse.ts';
import { changeInWords } from '../pulse/pulse-result.ts';
import { shortDay } from '../scheduling/moments.ts';
import { plural } from '../shared/plural.ts';
import { shiftInWords, shiftOf } from './run-of-seven.ts';

const SIGNS: Record<Level, string> = { 1: '▂', 2: '▄', 3: '▆', 4: '█' };
const GAP = '·';
const BREAK = '┊';
const THIN_SPACE = '\u2009';

/** What one pulse published for one behaviour; `level` is null where nothing was shown. */
export interface Point {
  readonly at: number;
  readonly level: Level | null;
  readonly published: Disclosable;
  readonly change: Change;
  /** The statement or the pack changed here: what came before is something else. */
  readonly isBreak: boolean;
}

export interface Trend {
  readonly behaviourId: string;
  readonly name: string;
  /** Oldest first. */
  readonly points: readonly Point[];
}

/**
 * What was published about each behaviour of the framework, oldest first. Only what was published is read, so that a
 * trend costs the same whatever the number of answers.
 * @param pulses closed pulses in any order
 */
export function trendsOf(framework: Framework, pulses: readonly PublishedPulse[]): Trend[] {
  const sameFramework = pulses
    .filter(({ frameworkId }) => frameworkId === framework.id)
    .toSorted((a, b) => a.closesAt - b.closesAt);
  return framework.behaviours
    .map(({ id, name }) => ({ behaviourId: id, name, points: pointsOf(sameFramework, id) }))
    .filter(({ points }) => points.length > 0);
}

function pointsOf(pulses: readonly PublishedPulse[], behaviourId: string): Point[] {
  let before = '';
  return pulses.flatMap(({ frameworkVersion, statements, result }) => {
    const index = statements.findIndex((one) => one.behaviourId === behaviourId);
    const statement = result?.statements[index];
    if (!result || !statement) return [];
    const asked = JSON.stringify([frameworkVersion, statements[index]?.text]);
    const isBreak = before !== '' && asked !== before;
    before = asked;
    const { published, change } = statement;
    const level = 'level' in published ? published.level : null;
    return [{ at: result.closedAt, level, published, change, isBreak }];
  });
}

/** One sign per pulse, oldest first; a dot where there is a gap, a dashed line where the statement or pack changed. */
export function sparkline({ points }: Trend): string {
  return points
    .flatMap(({ level, isBreak }) => [...(isBreak ? [BREAK] : []), level === null ? GAP : SIGNS[level]])
    .join(THIN_SPACE);
}

/** The points since the statement or the pack last changed. */
export function sinceBreak({ points }: Trend): readonly Point[] {
  return points.slice(
    Math.max(
      0,
      points.findLastIndex(({ isBreak }) => isBreak),
    ),
  );
}

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
  return ` (${published.bands.map(({ share, label }) => `${share} ${label}`).join(', ')})`;
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

/** "most of us agree (3 times), about half of us agree". */
function runs(words: readonly string[]): string {
  const groups: { word: string; times: number }[] = [];
  for (const word of words) {
    const last = groups.at(-1);
    if (last?.word === word) last.times += 1;
    else groups.push({ word, times: 1 });
  }
  return groups.map(({ word, times }) => (times === 1 ? word : `${word} (${times} times)`)).join(', ');
}
