import type { Histogram } from '../privacy/disclose.ts';

/** How many answers were counted. */
export function answerCount(histogram: Histogram): number {
  return histogram.reduce((sum, people) => sum + people, 0);
}

/** The sum of all scores, each from 1 to 5. */
export function sumOfScores(histogram: Histogram): number {
  return histogram.reduce((sum, people, index) => sum + people * (index + 1), 0);
}

/** The answers of both, counted together. */
export function combined([a1, a2, a3, a4, a5]: Histogram, [b1, b2, b3, b4, b5]: Histogram): Histogram {
  return [a1 + b1, a2 + b2, a3 + b3, a4 + b4, a5 + b5];
}

/** Exactly `part` of `whole`; never divided, so that comparing it with a level needs no rounding. */
export interface Share {
  readonly part: bigint;
  readonly whole: bigint;
}

/** Below, at or above 0 as the first share is smaller than, equal to or larger than the second. */
export function compareShares(first: Share, second: Share): number {
  const difference = first.part * second.whole - second.part * first.whole;
  return Number(difference > 0n) - Number(difference < 0n);
}
