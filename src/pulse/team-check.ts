import { checkLines, DEPTHS, type Depth, inParts } from '../frameworks/check-lines.ts';
import type { Framework } from '../frameworks/framework.ts';
import { plural } from '../shared/plural.ts';
import type { Statement } from './pulse.ts';

/** As many as fit on a card, in the longest words that a pack may have. */
const MOST_ON_A_CARD = 18;
const STATEMENTS_PER_MINUTE = 5;

/** A check of the team, or the part of it that one pulse asks. */
export interface CheckPart {
  /** "quick", "full"; "full-2" where it takes several pulses. */
  readonly value: string;
  readonly title: string;
  readonly depth: Depth;
  readonly statements: readonly Statement[];
}

const TITLES: Record<Depth, string> = { quick: 'Quick', full: 'Full' };

/** How long so many statements take to answer: "one minute", "4 minutes". */
export function minutesInWords(statements: number): string {
  const minutes = Math.ceil(statements / STATEMENTS_PER_MINUTE);
  return plural(minutes, { one: 'one minute', other: '# minutes' });
}

/** The checks that a framework offers: quick and full, each as one pulse or, where that is too long, in parts. */
export function checkParts(framework: Framework): CheckPart[] {
  return DEPTHS.flatMap((depth) => {
    const parts = inParts(checkLines(framework, depth), MOST_ON_A_CARD);
    return parts.map((statements, index) => ({
      value: parts.length === 1 ? depth : `${depth}-${index + 1}`,
      title: titleOf(depth, statements, parts.length === 1 ? '' : `, part ${index + 1} of ${parts.length}`),
      depth,
      statements,
    }));
  });
}

function titleOf(depth: Depth, statements: readonly Statement[], part: string): string {
  const size = `${statements.length} statements, about ${minutesInWords(statements.length)}`;
  if (!part) return `${TITLES[depth]}: ${size}`;
  const [first, last] = [statements.at(0), statements.at(-1)];
  return `${TITLES[depth]}${part}: ${size} (${first?.behaviourName} to ${last?.behaviourName})`;
}

/** Whether this is a behaviour's own statement, and not a line of what it looks like: the first one on the behaviour. */
export function isOwnStatement(statements: readonly Statement[], index: number): boolean {
  const behaviourId = statements[index]?.behaviourId;
  return statements.findIndex((one) => one.behaviourId === behaviourId) === index;
}
