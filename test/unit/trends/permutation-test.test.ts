import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../../src/privacy/disclose.ts';
import { answerCount, compareShares, type Share } from '../../../src/trends/histograms.ts';
import { MOST_COUNTED, permutationTest } from '../../../src/trends/permutation-test.ts';
import { everyHistogram } from '../privacy/every-histogram.ts';

/** To twelve decimals, rounded down. */
function decimal({ part, whole }: Share): number {
  return Number((part * 10n ** 12n) / whole) / 1e12;
}

/** One score per person. */
function people(histogram: Histogram): number[] {
  return histogram.flatMap((count, index) => new Array<number>(count).fill(index + 1));
}

/** Deals the people in every way, one split after the other; the mean of the first against the mean of the second. */
function bySplitting(a: Histogram, b: Histogram): { part: number; whole: number } {
  const first = people(a);
  const everybody = [...first, ...people(b)];
  const total = everybody.reduce((sum, score) => sum + score, 0);
  const taken = first.length;
  const left = everybody.length - taken;
  const apart = (sum: number): number => Math.abs(sum * left - (total - sum) * taken);
  const observed = apart(first.reduce((sum, score) => sum + score, 0));
  const count = { part: 0, whole: 0 };
  const deal = (from: number, missing: number, sum: number): void => {
    if (missing === 0) {
      count.whole += 1;
      if (apart(sum) >= observed) count.part += 1;
      return;
    }
    for (let at = from; at <= everybody.length - missing; at += 1)
      deal(at + 1, missing - 1, sum + (everybody[at] ?? Number.NaN));
  };
  deal(0, taken, 0);
  return count;
}

function choose(all: number, taken: number): bigint {
  let ways = 1n;
  for (let k = 1; k <= taken; k += 1) ways = (ways * BigInt(all - taken + k)) / BigInt(k);
  return ways;
}

const histogram = (most: number): fc.Arbitrary<Histogram> => {
  const count = fc.nat(most);
  return fc.tuple(count, count, count, count, count).filter((one) => answerCount(one) > 0);
};

describe('the permutation test', () => {
  it.each([
    [[0, 1, 3, 5, 1], [0, 0, 1, 5, 4], 0.100803],
    [[1, 2, 3, 2, 0], [0, 0, 1, 5, 2], 0.014452],
    [[0, 0, 2, 3, 1], [0, 0, 2, 3, 1], 1],
    [[5, 0, 0, 0, 0], [0, 0, 0, 0, 5], 0.007937],
    [[3, 0, 0, 0, 0], [0, 0, 0, 0, 3], 0.1],
    [[0, 2, 4, 12, 6], [0, 1, 2, 4, 1], 0.494879],
    [[0, 0, 0, 5, 0], [0, 0, 0, 5, 0], 1],
    [[2, 4, 3, 1, 0], [0, 1, 2, 5, 4], 0.001177],
    [[4, 0, 0, 0, 0], [0, 0, 0, 0, 4], 0.028571],
    [[6, 0, 0, 0, 0], [0, 0, 0, 0, 6], 0.002165],
  ] as [Histogram, Histogram, number][])('of %j and %j gives %f', (a, b, p) => {
    expect(decimal(permutationTest(a, b)).toFixed(6)).toBe(p.toFixed(6));
  });

  it('agrees with dealing out every split, for all pairs of up to four answers', () => {
    const all = [1, 2, 3, 4].flatMap(everyHistogram);
    const wrong = all.flatMap((a) =>
      all.filter((b) => {
        const { part, whole } = bySplitting(a, b);
        const found = permutationTest(a, b);
        return found.part !== BigInt(part) || found.whole !== BigInt(whole);
      }),
    );

    expect(all).toHaveLength(125);
    expect(wrong).toEqual([]);
  });

  it('agrees with dealing out every split, for larger teams', () => {
    const some = histogram(3).filter((one) => answerCount(one) <= 7);
    fc.assert(
      fc.property(some, some, (a, b) => {
        const { part, whole } = bySplitting(a, b);
        expect(permutationTest(a, b)).toEqual({ part: BigInt(part), whole: BigInt(whole) });
      }),
    );
  });

  it('counts every split once, and at least the one that happened', () => {
    fc.assert(
      fc.property(histogram(9), histogram(9), (a, b) => {
        const { part, whole } = permutationTest(a, b);
        expect(whole).toBe(choose(answerCount(a) + answerCount(b), Math.min(answerCount(a), answerCount(b))));
        expect(part >= 1n && part <= whole).toBe(true);
      }),
    );
  });

  it('is the same when the samples are swapped, whatever their sizes', () => {
    fc.assert(
      fc.property(histogram(9), histogram(9), (a, b) => {
        expect(permutationTest(b, a)).toEqual(permutationTest(a, b));
      }),
    );
  });

  it('is the same on the scale turned round, and on the scale moved by one', () => {
    const turned = ([a, b, c, d, e]: Histogram): Histogram => [e, d, c, b, a];
    const moved = ([a, b, c, d]: Histogram): Histogram => [0, a, b, c, d];
    const withoutTop = histogram(9)
      .map(([a, b, c, d]): Histogram => [a, b, c, d, 0])
      .filter((one) => answerCount(one) > 0);
    fc.assert(
      fc.property(histogram(9), histogram(9), withoutTop, withoutTop, (a, b, c, d) => {
        expect(permutationTest(turned(a), turned(b))).toEqual(permutationTest(a, b));
        expect(permutationTest(moved(c), moved(d))).toEqual(permutationTest(c, d));
      }),
    );
  });

  it('of equal means is 1, however different the spread and the sizes', () => {
    const one = { part: 1n, whole: 1n };
    fc.assert(
      fc.property(histogram(4), fc.integer({ min: 1, max: 4 }), ([a, b, c, d, e], times) => {
        const more: Histogram = [a * times, b * times, c * times, d * times, e * times];
        expect(compareShares(permutationTest([a, b, c, d, e], more), one)).toBe(0);
      }),
    );
    expect(compareShares(permutationTest([5, 0, 0, 0, 5], [0, 0, 7, 0, 0]), one)).toBe(0);
  });

  it('still counts every split at its limit, and bounds it beyond', () => {
    const now: Histogram = [3, 6, 13, 27, 11];
    const before: Histogram = [5, 18, 40, 81, 36];
    const more: Histogram = [5, 18, 40, 81, 37];

    expect(answerCount(now) * (answerCount(now) + answerCount(before))).toBe(MOST_COUNTED);
    expect(permutationTest(now, before).whole).toBe(choose(240, 60));
    expect(permutationTest(now, more).whole).toBe(2n ** 52n);
  });

  it.each([
    [
      [0, 0, 0, 0, 0],
      [0, 0, 0, 1, 0],
    ],
    [
      [0, 0, 0, 1, 0],
      [0, 0, 0, 0, 0],
    ],
    [
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ],
  ] as [Histogram, Histogram][])('of %j and %j cannot be asked for', (a, b) => {
    expect(() => permutationTest(a, b)).toThrow(new RangeError('a sample without answers cannot be compared'));
  });
});
