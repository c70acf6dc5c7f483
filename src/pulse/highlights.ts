import { agreeing, BANDS_FROM, isOfThisPulse, type Level } from '../privacy/disclose.ts';
import type { Statement, StatementResult } from './pulse.ts';

/** A difference of fewer answers than this is chance in a small team, not an order. */
const ANSWERS_APART = 2;
/** From this level down a behaviour is one to talk about, also where it was asked about alone. */
const LOW: Level = 2;

/** The behaviour that a result says to talk about, or why it names none. */
export type TalkAbout =
  | { readonly code: 'named'; readonly behaviourId: string; readonly behaviourName: string }
  | { readonly code: 'nothing' | 'too few' | 'too close' | 'alike' | 'several' };

interface AtLevel {
  readonly behaviourId: string;
  readonly level: Level;
}

/**
 * Which behaviour the team agrees with least, by all statements that were asked on it, so that no row contradicts it, and only
 * if two answers or more lie between it and the one agreed with most. Worked from the published words alone: from the exact
 * counts, "lowest" beside "most agree" would give away in a team of five that everybody agreed with the other.
 * @param statements as they were asked
 * @param results one for each
 * @param answered people who answered
 */
export function toTalkAbout(
  statements: readonly Statement[],
  results: readonly StatementResult[],
  answered: number,
): TalkAbout {
  const shown = results.flatMap(({ behaviourId, published }) =>
    isOfThisPulse(published) ? [{ behaviourId, level: published.level }] : [],
  );
  const bottom = Math.min(...shown.map(({ level }) => level));
  const lowest = new Set(shown.filter(({ level }) => level === bottom).map(({ behaviourId }) => behaviourId));
  const code = whyNone(shown, answered);
  if (code) return { code };
  if (lowest.size > 1 || isUndercut(bottom, results)) return { code: 'several' };
  const named = statements.find(({ behaviourId }) => lowest.has(behaviourId));
  return named
    ? { code: 'named', behaviourId: named.behaviourId, behaviourName: named.behaviourName }
    : { code: 'nothing' };
}

function whyNone(shown: readonly AtLevel[], answered: number): Exclude<TalkAbout['code'], 'named'> | null {
  const levels = shown.map(({ level }) => level);
  const [top, bottom] = [Math.max(...levels) as Level, Math.min(...levels) as Level];
  if (new Set(shown.map(({ behaviourId }) => behaviourId)).size < 2) return bottom <= LOW ? null : 'nothing';
  if (top === bottom) return 'alike';
  if (areApart(top, bottom, answered)) return null;
  return answered < BANDS_FROM ? 'too few' : 'too close';
}

/** Whether a row of several rounds together, which is not compared with the others, reads as low or lower. */
function isUndercut(bottom: number, results: readonly StatementResult[]): boolean {
  return results.some(
    ({ published }) => published.shown === 'words' && published.rounds > 1 && published.level <= bottom,
  );
}

/** Whether two answers or more lie between two levels, for certain. */
export function areApart(top: Level, bottom: Level, answered: number): boolean {
  return agreeing(top, answered).fewest - agreeing(bottom, answered).most >= ANSWERS_APART;
}
