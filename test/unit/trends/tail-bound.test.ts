import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../../src/privacy/disclose.ts';
import { changesOf } from '../../../src/trends/changes.ts';
import { answerCount, combined, compareShares, type Share } from '../../../src/trends/histograms.ts';
import { permutationTest, tailBound } from '../../../src/trends/permutation-test.ts';

const histogram = (most: number): fc.Arbitrary<Histogram> => {
  const count = fc.nat(most);
  return fc.tuple(count, count, count, count, count).filter((one) => answerCount(one) > 0);
};

function boundOf(a: Histogram, b: Histogram): Share {
  return tailBound(answerCount(a) <= answerCount(b) ? a : b, combined(a, b));
}

describe('the bound for samples too large to count', () => {
  it('is never below the exact p', () => {
    fc.assert(
      fc.property(histogram(14), histogram(14), (a, b) => {
        expect(compareShares(boundOf(a, b), permutationTest(a, b))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the same when the scale is reversed, however lopsided the answers', () => {
    const reversed = ([a, b, c, d, e]: Histogram): Histogram => [e, d, c, b, a];

    fc.assert(
      fc.property(histogram(40), histogram(200), (a, b) => {
        const [there, back] = [boundOf(a, b), boundOf(reversed(a), reversed(b))].map(({ part }) => Number(part));
        // But for what rounding does.
        expect((back ?? 0) / (there ?? 0)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('is above 0 and at most 1, for any sizes', () => {
    fc.assert(
      fc.property(histogram(100_000), histogram(100_000), (a, b) => {
        const { part, whole } = boundOf(a, b);
        expect(part >= 1n && part <= whole).toBe(true);
      }),
    );
  });

  it('is 1 for equal samples', () => {
    const { part, whole } = boundOf([60, 20, 80, 20, 60], [60, 20, 80, 20, 60]);

    expect(part).toBe(whole);
  });

  it('is 2 (cosh 1/2)^120 e^-30 for 90 of 120 who agree against 30 of 120', () => {
    const { part, whole } = boundOf([30, 0, 0, 0, 90], [90, 0, 0, 0, 30]);
    const byHand = 2 * Math.cosh(0.5) ** 120 * Math.exp(-30);

    expect(Number(part) / Number(whole) / byHand).toBeCloseTo(1, 5);
  });

  it.each([
    ['everybody says the same', [0, 0, 0, 300, 0], [0, 0, 0, 900, 0]],
    ['one of six stands out from forty thousand', [5, 0, 0, 0, 1], [40_000, 0, 0, 0, 0]],
    ['one of three hundred stands out', [0, 0, 1, 299, 0], [0, 0, 0, 900, 0]],
  ] as [string, Histogram, Histogram][])('says nothing, and is no fault, when %s', (_, a, b) => {
    const { part, whole } = boundOf(a, b);

    expect(Number(part) / Number(whole)).toBeGreaterThan(0.2);
  });

  it('sees five in a hundred among ten thousand, and none where there is none', () => {
    const before = { answered: 30_000, agree: 19_500 };
    const same = { answered: 10_000, agree: 6_500 };
    const higher = { answered: 10_000, agree: 7_000 };

    expect(changesOf([{ now: same, before }])).toEqual(['unclear']);
    expect(changesOf([{ now: higher, before }])).toEqual(['higher']);
  });
});
