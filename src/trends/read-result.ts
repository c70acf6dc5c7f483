import { type Disclosable, isOfThisPulse, mayStandFor } from '../privacy/disclose.ts';

/** Where a result in words says that so many answered, and is of fewer opinions: at most this many (rule R5). */
const MOST_IN_WORDS = 9;
/** A result in shares is of so many opinions at least (rule R6). */
const FEWEST_IN_SHARES = 10;

/** What a reader can take published results for. */
export interface Reading {
  /** People who gave an opinion. */
  readonly answered: number;
  /** How many of them agree: halfway between the fewest and the most that it may be, so it may end in a half. */
  readonly agree: number;
}

/**
 * Reads one statement's result as anybody can who has nothing but the card (rule R25). Whoever answered is taken to have had an
 * opinion, unless the card says that some or many were not sure: then it is the fewest that this leaves.
 * @param answeredCount people who answered, as the card says it
 * @returns null where nothing of this pulse alone was shown
 */
export function readResult(published: Disclosable, answeredCount: number): Reading | null {
  if (!isOfThisPulse(published)) return null;
  for (let answered = fewestOpinions(published, answeredCount); answered <= answeredCount; answered += 1) {
    const reading = halfway(published, answered);
    if (reading) return reading;
  }
  return halfway(published, MOST_IN_WORDS);
}

function halfway(published: Disclosable, answered: number): Reading | null {
  const counts = Array.from({ length: answered + 1 }, (_, count) => count);
  const possible = counts.filter((agree) => mayStandFor(published, agree, answered));
  const [least, most] = [possible.at(0), possible.at(-1)];
  return least === undefined || most === undefined ? null : { answered, agree: (least + most) / 2 };
}

function fewestOpinions(published: Disclosable, answeredCount: number): number {
  const notSure = 'notSure' in published ? published.notSure : 'not said';
  if (notSure === 'not said') return answeredCount;
  return notSure === 'many' ? FEWEST_IN_SHARES : Math.max(FEWEST_IN_SHARES, Math.floor((2 * answeredCount) / 3) + 1);
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
