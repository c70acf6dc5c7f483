import type { Framework } from '../frameworks/framework.ts';
import { type Level, levelInWords } from '../privacy/disclose.ts';
import type { Pulse } from '../pulse/pulse.ts';
import { shortDay } from '../scheduling/moments.ts';

const SIGNS = ['▂', '▄', '▆', '█'] as const;
const GAP = '·';

/** One pulse's published level for one behaviour; null where too few answered for anything to be shown. */
export interface Point {
  readonly at: number;
  readonly level: Level | null;
}

export interface Trend {
  readonly behaviourId: string;
  readonly name: string;
  /** Oldest first. */
  readonly points: readonly Point[];
}

/**
 * What was published about each behaviour, oldest first. Only results under the same pack and version are set side by
 * side; only what was published is read, so that a trend costs the same whatever the number of answers.
 * @param pulses closed pulses in any order
 */
export function trendsOf(framework: Framework, pulses: readonly Pulse[]): Trend[] {
  const comparable = pulses
    .filter(
      ({ frameworkId, frameworkVersion }) => frameworkId === framework.id && frameworkVersion === framework.version,
    )
    .toSorted((a, b) => a.closesAt - b.closesAt);
  return framework.behaviours
    .map(({ id, name }) => ({ behaviourId: id, name, points: comparable.flatMap((pulse) => pointOf(pulse, id)) }))
    .filter(({ points }) => points.length > 0);
}

function pointOf({ result }: Pulse, behaviourId: string): Point[] {
  const statement = result?.statements.find((one) => one.behaviourId === behaviourId);
  if (!result || !statement) return [];
  const { published } = statement;
  return [{ at: result.closedAt, level: published.shown === 'nothing' ? null : published.level }];
}

/** One sign per pulse, oldest first; a dot where there is a gap. */
export function sparkline({ points }: Trend): string {
  return points.map(({ level }) => (level === null ? GAP : SIGNS[level - 1])).join('\u2009');
}

/** The same as the sparkline, in words; it says what was published and claims no change. */
export function trendInWords({ points }: Trend, timeZone: string): string {
  const known = points.filter((point): point is { at: number; level: Level } => point.level !== null);
  const latest = known.at(-1);
  if (!latest) return 'Too few of us answered to show anything.';
  const earlier = known.slice(0, -1).map(({ level }) => levelInWords(level));
  const gaps = points.length - known.length;
  return [
    `Latest, ${shortDay(latest.at, timeZone)}: ${levelInWords(latest.level)}.`,
    earlier.length ? `Before, oldest first: ${runs(earlier)}.` : '',
    gaps ? `${gaps === 1 ? 'One pulse' : `${gaps} pulses`} had too few answers.` : '',
  ]
    .filter(Boolean)
    .join(' ');
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
