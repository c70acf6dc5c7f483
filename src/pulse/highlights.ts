import type { Histogram } from '../privacy/disclose.ts';

/** A difference of fewer answers than this is chance in a small team, not an order. */
const ANSWERS_APART = 2;

export interface Highlights {
  /** Behaviour ids; empty where it is not one alone, or too close to tell. */
  readonly strongest: string;
  readonly weakest: string;
}

/**
 * Which statement the team agrees with most and which least, by the share who agree; only if the two are two answers
 * or more apart.
 * @param statements those whose result is shown
 */
export function highlightsOf(
  statements: readonly { readonly behaviourId: string; readonly histogram: Histogram }[],
): Highlights {
  const shares = statements
    .map(({ behaviourId, histogram }) => ({ behaviourId, ...shareOf(histogram) }))
    .toSorted((a, b) => b.share - a.share);
  const top = shares.at(0);
  const bottom = shares.at(-1);
  if (!top || !bottom) return { strongest: '', weakest: '' };
  const apart = (top.share - bottom.share) * Math.min(top.answered, bottom.answered);
  // The shares are quotients of small whole numbers: half an answer is far above any error of rounding.
  if (apart < ANSWERS_APART - 0.001) return { strongest: '', weakest: '' };
  const isAlone = (share: number): boolean => shares.filter((one) => one.share === share).length === 1;
  return {
    strongest: isAlone(top.share) ? top.behaviourId : '',
    weakest: isAlone(bottom.share) ? bottom.behaviourId : '',
  };
}

function shareOf([strongNo, no, neutral, yes, strongYes]: Histogram): { share: number; answered: number } {
  const answered = strongNo + no + neutral + yes + strongYes;
  return { share: (yes + strongYes) / answered, answered };
}
