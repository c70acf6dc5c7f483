const RUN = 7;
/** With fewer, the "middle" is chance: after one earlier point a fifth of unchanged series would be flagged in time. */
const EARLIER = 5;

export type Shift = 'above' | 'below';

/**
 * Whether the last seven published levels all lie on one side of the median of those before them, with at least five of
 * those (rule R14, after NHS Making Data Count, made stricter: see Decisions in src/README.md). A level on the
 * median is on neither side.
 * @param levels 1 to 4, oldest first; gaps (null) are skipped
 */
export function shiftOf(levels: readonly (number | null)[]): Shift | null {
  const known = levels.filter((level) => level !== null);
  const earlier = known.slice(0, -RUN);
  if (earlier.length < EARLIER) return null;
  const middle = medianOf(earlier);
  const run = known.slice(-RUN);
  if (run.every((level) => level > middle)) return 'above';
  return run.every((level) => level < middle) ? 'below' : null;
}

function medianOf(levels: readonly number[]): number {
  const ascending = levels.toSorted((a, b) => a - b);
  const [lower = 0, upper = 0] = [(levels.length - 1) / 2, levels.length / 2].map((at) => ascending[Math.floor(at)]);
  return (lower + upper) / 2;
}
