import { agreeing, type Level } from '../privacy/disclose.ts';

/** A difference of fewer answers than this is chance in a small team, not an order. */
const ANSWERS_APART = 2;

export interface Highlights {
  /** Behaviour ids; empty where it is not one alone, or too close to tell. */
  readonly strongest: string;
  readonly weakest: string;
}

/**
 * Which statement the team agrees with most and which least, only if two answers or more lie between them. Worked from
 * the published words alone: from the exact counts, "strongest" beside "most of us" would give away in a team of five
 * that everybody agreed with the other.
 * @param statements those whose result is shown
 * @param answered people who answered
 */
export function highlightsOf(
  statements: readonly { readonly behaviourId: string; readonly level: Level }[],
  answered: number,
): Highlights {
  const levels = statements.map(({ level }) => level);
  const [top, bottom] = [Math.max(...levels) as Level, Math.min(...levels) as Level];
  const apart = levels.length ? agreeing(top, answered).fewest - agreeing(bottom, answered).most : 0;
  if (apart < ANSWERS_APART) return { strongest: '', weakest: '' };
  return { strongest: onlyOneAt(statements, top), weakest: onlyOneAt(statements, bottom) };
}

function onlyOneAt(statements: readonly { readonly behaviourId: string; readonly level: Level }[], at: Level): string {
  const [one, another] = statements.filter(({ level }) => level === at);
  return one && !another ? one.behaviourId : '';
}
