import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '../../../src/trends/changes.ts';
import type { Share } from '../../../src/trends/histograms.ts';

/** So many ten-thousandths. */
function shares(...tenThousandths: number[]): Share[] {
  return tenThousandths.map((part) => ({ part: BigInt(part), whole: 10_000n }));
}

describe('Holm over the statements of one pulse', () => {
  it.each([
    ['none', [], []],
    ['one at exactly 5 %', [500], [true]],
    ['one just above 5 %', [501], [false]],
    ['two: 2.5 %, then 5 %', [250, 500], [true, true]],
    ['two: the first just misses, so the second is not asked', [251, 251], [false, false]],
    ['five: 1 %, 1.25 %, 5/3 %, 2.5 %, 5 %', [100, 125, 166, 250, 500], [true, true, true, true, true]],
    [
      'five: it stops at the third, though the fifth alone would pass',
      [100, 125, 167, 200, 300],
      [true, true, false, false, false],
    ],
    ['five: nothing at 1.01 %', [101, 101, 101, 101, 101], [false, false, false, false, false]],
    ['three in any order', [10_000, 166, 250], [false, true, true]],
    ['ties', [125, 100, 125], [true, true, true]],
  ] as [string, number[], boolean[]][])('%s', (_, given, clear) => {
    expect(holm(shares(...given))).toEqual(clear);
  });

  it('compares exactly where a fraction would round', () => {
    const whole = 20n * 10n ** 30n;

    expect(holm([{ part: 10n ** 30n, whole }])).toEqual([true]);
    expect(holm([{ part: 10n ** 30n + 1n, whole }])).toEqual([false]);
  });

  it('agrees with adjusted p-values: the running maximum of p times the number still in the race', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 8 }), (given) => {
        const ascending = given.toSorted((a, b) => a - b);
        const adjusted = (p: number): number =>
          Math.max(...ascending.flatMap((one, rank) => (one <= p ? [one * (given.length - rank)] : [])));
        expect(holm(shares(...given))).toEqual(given.map((p) => adjusted(p) <= 500));
      }),
    );
  });
});
