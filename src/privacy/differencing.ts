import { BANDS_FROM } from './disclose.ts';

/** A result on one statement that a reader can lay beside others. */
export interface ResultInSight {
  /** How many gave an opinion on the statement. */
  readonly answered: number;
  readonly threshold: number;
}

/** The same people may be asked again every week: results closed so many calendar days apart tell of two times, not of one person. */
export const APART_DAYS = 6;

/** From the close of one pulse on a statement to the opening of the next, of nearly the same people; calendar days (rule R23). */
export const REST_DAYS = 3;

/** With more than these to be added and taken away all sums are too many to look at, and the newest is suppressed. */
const MOST_IN_SIGHT = 7;

/**
 * How many people a result in words may have in common with others in words. With two a reader can now and then rule out how somebody else answered,
 * which neither result does alone: so it was counted over all audiences of up to eight (test/unit/privacy/side-by-side.test.ts).
 */
const MOST_SHARED_IN_WORDS = 1;

/**
 * Whether the newest of several results on one statement, added to or taken from some of the others, could tell about a
 * group smaller than the threshold, the highest of those involved (rule R21). Who answered is not known, only how many, and
 * how many people were asked by both of two pulses: so it is the smallest group that any choice of those who answered
 * leaves. Results in words are looked at more strictly.
 * @param shared how many people were asked by both of two results, by their places; 0 is the newest
 */
export function tellsOfTooFew(
  newest: ResultInSight,
  others: readonly ResultInSight[],
  shared: (one: number, other: number) => number,
): boolean {
  const isInWords = ({ answered }: ResultInSight): boolean => answered < BANDS_FROM;
  const inCommon = sum(others.map((other, index) => (isInWords(other) ? shared(0, index + 1) : 0)));
  if (isInWords(newest) && inCommon > MOST_SHARED_IN_WORDS) return true;
  const results = [newest, ...others];
  const left = mayCancel(results, shared);
  if (left[0] !== 0) return false;
  if (left.length - 1 > MOST_IN_SIGHT) return true;
  const kept = left.flatMap((place) => results[place] ?? []);
  const sharedOfKept = (one: number, other: number): number => shared(left[one] ?? 0, left[other] ?? 0);
  return signsFor(kept.length - 1).some((signs) => {
    const involved = kept.filter((_, place) => signs[place] !== 0);
    return smallestGroup(kept, signs, sharedOfKept) < highestThreshold(involved);
  });
}

/**
 * The places of those that some sum could be about: of a result that the others leave a group of the threshold or more of, whatever
 * is added or taken away, no sum with it tells about fewer. Most results share a person or two with others, and end here.
 */
function mayCancel(results: readonly ResultInSight[], shared: (one: number, other: number) => number): number[] {
  const most = highestThreshold(results);
  let left = results.map((_, place) => place);
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    left = left.filter((place) => {
      const cancelled = sum(left.map((other) => (other === place ? 0 : shared(place, other))));
      return (results[place]?.answered ?? 0) - cancelled < most;
    });
  }
  return left;
}

function highestThreshold(results: readonly ResultInSight[]): number {
  return Math.max(...results.map(({ threshold }) => threshold));
}

type Sign = -1 | 0 | 1;

/** Every way to add, take away or leave out the others, beside the newest; never the newest alone. */
function signsFor(others: number): Sign[][] {
  let all: Sign[][] = [[1]];
  for (let place = 0; place < others; place += 1) {
    all = all.flatMap((signs) => ([-1, 0, 1] as const).map((sign) => [...signs, sign]));
  }
  return all.filter((signs) => signs.includes(-1));
}

/**
 * The people a sum tells about, each as often as they are left in it, where as many as possible cancel out: who is in a result
 * that is added and in one that is taken away. No more cancel than flow from the ones to the others, which by the theorem
 * of max-flow and min-cut is the smallest cut between them. That a person cancels only once against each is not asked, so the
 * group may in truth be larger, never smaller.
 */
function smallestGroup(
  results: readonly ResultInSight[],
  signs: readonly Sign[],
  shared: (one: number, other: number) => number,
): number {
  const added = placesOf(signs, 1);
  const taken = placesOf(signs, -1);
  const answeredAt = (place: number): number => results[place]?.answered ?? 0;
  const cuts = subsetsOf(added).map((uncut) => {
    const cut = added.filter((place) => !uncut.includes(place));
    const through = taken.map((place) => Math.min(answeredAt(place), sum(uncut.map((one) => shared(one, place)))));
    return sum(cut.map(answeredAt)) + sum(through);
  });
  return sum([...added, ...taken].map(answeredAt)) - 2 * Math.min(...cuts);
}

function placesOf(signs: readonly Sign[], wanted: Sign): number[] {
  return signs.flatMap((sign, place) => (sign === wanted ? [place] : []));
}

function subsetsOf(places: readonly number[]): number[][] {
  const subsets: number[][] = [[]];
  for (const place of places) subsets.push(...subsets.map((one) => [...one, place]));
  return subsets;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
