import { checkLines, DEPTHS, type Depth, inParts, MOST_IN_PART } from '../frameworks/check-lines.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { Statement } from './pulse.ts';
import { checkTitle } from './words.ts';

/** A check of the team, or the part of it that one pulse asks. */
export interface CheckPart {
  /** "quick", "full"; "full-2" where it takes several pulses. */
  readonly value: string;
  readonly title: string;
  readonly depth: Depth;
  readonly statements: readonly Statement[];
}

/** The checks that a framework offers: quick and full, each as one pulse or, where that is too long, in parts. */
export function checkParts(framework: Framework): CheckPart[] {
  return DEPTHS.flatMap((depth) => {
    const parts = inParts(checkLines(framework, depth, 'team'), MOST_IN_PART);
    return parts.map((statements, index) => ({
      value: parts.length === 1 ? depth : `${depth}-${index + 1}`,
      title: checkTitle(depth, statements, { number: index + 1, of: parts.length }),
      depth,
      statements,
    }));
  });
}

/** Whether this is a behaviour's own statement, and not a line of what it looks like: the first one on the behaviour. */
export function isOwnStatement(statements: readonly Statement[], index: number): boolean {
  const behaviourId = statements[index]?.behaviourId;
  return statements.findIndex((one) => one.behaviourId === behaviourId) === index;
}
