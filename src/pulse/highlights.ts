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
  if (!areApart(statements, answered)) return { strongest: '', weakest: '' };
  const { top, bottom } = endsOf(statements);
  return { strongest: onlyOneAt(statements, top), weakest: onlyOneAt(statements, bottom) };
}

/** Whether two answers or more lie between the one agreed with most and the one agreed with least. */
export function areApart(statements: readonly { readonly level: Level }[], answered: number): boolean {
  if (!statements.length) return false;
  const { top, bottom } = endsOf(statements);
  return agreeing(top, answered).fewest - agreeing(bottom, answered).most >= ANSWERS_APART;
}

function endsOf(statements: readonly { readonly level: Level }[]): { top: Level; bottom: Level } {
  const levels = statements.map(({ level }) => level);
  return { top: Math.max(...levels) as Level, bottom: Math.min(...levels) as Level };
}

function onlyOneAt(statements: readonly { readonly behaviourId: string; readonly level: Level }[], at: Level): string {
  const [one, another] = statements.filter(({ level }) => level === at);
  return one && !another ? one.behaviourId : '';
}
