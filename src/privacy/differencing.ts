import { BANDS_FROM } from './disclose.ts';

/** A result on one statement that a reader can lay beside others. */
export interface ResultInSight {
  /** How many gave an opinion on the statement. */
  readonly answered: number;
  /** Of several rounds that were added up, which is shown in words however many they are. */
  readonly isSum: boolean;
  readonly threshold: number;
  /** Who was asked. */
  readonly people: ReadonlySet<string>;
  /** How many more were asked, of whom nothing is known any more. */
  readonly unknown: number;
}

/** The same people may be asked again every week: results closed so many calendar days apart tell of two times, not of one person. */
export const APART_DAYS = 6;

/** From the close of one pulse on a statement to the opening of the next, of nearly the same people; calendar days (rule R23). */
export const REST_DAYS = 3;

/**
 * How many people a result in words may have in common with others in words. With two a reader can now and then rule out how somebody
 * else answered, which neither result does alone: so it was counted over all audiences of up to eight
 * (test/unit/privacy/side-by-side.test.ts).
 */
const MOST_SHARED_IN_WORDS = 1;

/**
 * Whether the newest of several results on one statement, added to or taken from others as often as a reader likes, could tell about a
 * group smaller than the threshold, the highest of those involved (rule R21). Where one of them is in shares, which up to some
 * twenty answers are counts, what is left over would be a count too: so it must be of as many as a result in shares. Who
 * answered is not known, only how many, and who was asked: so it is the smallest group that any choice of those who answered
 * leaves. Results in words are looked at more strictly.
 *
 * Whoever is in one result of a sum and in no other is left in it. So a result of which the others leave the threshold or more is in no sum
 * that tells, and is put aside; then others may be. Most share a person or two, and end here. Of two that are left the group
 * is what they do not share; of three or more, of which each is nearly covered by the others, it may be anybody.
 */
export function tellsOfTooFew(newest: ResultInSight, others: readonly ResultInSight[]): boolean {
  const inWords = [newest, ...others].filter(isInWords);
  if (inWords.includes(newest) && inCommon(newest, inWords) > MOST_SHARED_IN_WORDS) return true;
  const left = mayCancel([newest, ...others]);
  if (!left.includes(newest)) return false;
  const [other, another] = left.filter((result) => result !== newest);
  if (!other || another) return another !== undefined;
  const both = Math.min(newest.answered, other.answered, inCommon(newest, [other]));
  // A result that asked only people who are not known any more is not found, and may take them away too.
  const unknown = newest.unknown + other.unknown;
  return newest.answered + other.answered - 2 * both - unknown < fewestToTellOf(left);
}

function mayCancel(results: readonly ResultInSight[]): readonly ResultInSight[] {
  const left = results.filter((result) => {
    const beside = results.filter((other) => other === result || inCommon(result, [result, other]) > 0);
    return result.answered - inCommon(result, results) < fewestToTellOf(beside);
  });
  return left.length === results.length ? left : mayCancel(left);
}

/** How many of those whom a result asked may have been asked by some of the others as well. */
function inCommon(result: ResultInSight, results: readonly ResultInSight[]): number {
  const others = results.filter((other) => other !== result);
  const known = [...result.people].filter((person) => others.some(({ people }) => people.has(person))).length;
  if (others.length === 0) return 0;
  const unknown = others.reduce((sum, other) => sum + other.unknown, result.unknown);
  return Math.min(known + unknown, result.people.size + result.unknown);
}

function fewestToTellOf(results: readonly ResultInSight[]): number {
  return Math.max(0, ...results.map((one) => (isInWords(one) ? one.threshold : Math.max(one.threshold, BANDS_FROM))));
}

function isInWords({ answered, isSum }: ResultInSight): boolean {
  return isSum || answered < BANDS_FROM;
}
