/** Exactly `part` of `whole`; never divided, so that comparing it with a level needs no rounding. */
export interface Share {
  readonly part: bigint;
  readonly whole: bigint;
}

/** Below, at or above 0 as the first share is smaller than, equal to or larger than the second. */
export function compareShares(first: Share, second: Share): -1 | 0 | 1 {
  const difference = first.part * second.whole - second.part * first.whole;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}
