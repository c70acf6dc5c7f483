import {
  BANDS_FROM,
  type Disclosable,
  isOfThisPulse,
  LOWEST_THRESHOLD,
  mayStandFor,
  type Shown,
} from '../privacy/disclose.ts';

/** What a reader can take published results for. */
export interface Reading {
  /** People who gave an opinion. */
  readonly answered: number;
  /** How many of them agree: halfway between the fewest and the most that it may be, so it may end in a half. */
  readonly agree: number;
}

/**
 * Reads one statement's result as anybody can who has nothing but the card (rule R25). Whoever answered is taken to have had an
 * opinion, unless the card says that fewer did, or that some or many were not sure: then it is the fewest that this leaves.
 * @param answeredCount people who answered, as the card says it
 * @returns null where nothing of this pulse alone was shown
 */
export function readResult(published: Disclosable, answeredCount: number): Reading | null {
  if (!isOfThisPulse(published)) return null;
  for (let answered = fewestOpinions(published, answeredCount); answered <= answeredCount; answered += 1) {
    const reading = halfway(published, answered);
    if (reading) return reading;
  }
  // However many answered, words in the middle are of fewer opinions than shares would be.
  return halfway(published, BANDS_FROM - 1);
}

function halfway(published: Shown, answered: number): Reading | null {
  const counts = Array.from({ length: answered + 1 }, (_, count) => count);
  const possible = counts.filter((agree) => mayStandFor(published, agree, answered));
  if (possible.length === 0) return null;
  return { answered, agree: (Math.min(...possible) + Math.max(...possible)) / 2 };
}

function fewestOpinions({ shown, notSure, isOfFewer }: Shown, answeredCount: number): number {
  if (isOfFewer) return shown === 'bands' ? BANDS_FROM : LOWEST_THRESHOLD;
  if (notSure === 'not said') return answeredCount;
  return notSure === 'many' ? BANDS_FROM : Math.max(BANDS_FROM, Math.floor((2 * answeredCount) / 3) + 1);
}

/** Several results read together. */
export function together(readings: readonly Reading[]): Reading | null {
  const [first, ...others] = readings;
  if (!first) return null;
  return others.reduce(
    (sum, { answered, agree }) => ({ answered: sum.answered + answered, agree: sum.agree + agree }),
    first,
  );
}
