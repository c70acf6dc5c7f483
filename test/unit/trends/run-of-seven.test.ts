import { describe, expect, it } from 'vitest';
import { type Shift, shiftOf } from '../../../src/trends/run-of-seven.ts';
import { shiftInWords } from '../../../src/trends/words.ts';
import { seeded } from '../../support/seeded.ts';

describe('seven in a row on one side of the earlier median', () => {
  it.each([
    ['no points', [], null],
    ['eleven points are too few, whatever they are', [1, 1, 1, 1, 4, 4, 4, 4, 4, 4, 4], null],
    ['twelve points, seven above the first five', [2, 2, 2, 2, 2, 3, 3, 4, 3, 4, 3, 3], 'above'],
    ['twelve points, seven below the first five', [3, 3, 3, 3, 3, 2, 2, 1, 2, 1, 1, 2], 'below'],
    ['a tie with the median breaks the run', [2, 2, 2, 2, 2, 3, 3, 3, 2, 3, 3, 3], null],
    ['a point on the other side breaks the run', [2, 2, 2, 2, 2, 3, 3, 3, 1, 3, 3, 3], null],
    ['only six are above', [2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3], null],
    ['all the same', [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3], null],
    ['the median of six lies between the middle two', [2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 'above'],
    ['the median of six, lower', [1, 4, 2, 2, 3, 3, 2, 2, 2, 2, 2, 1, 2], 'below'],
    ['the median, not the mean: outliers move nothing', [1, 1, 1, 4, 4, 2, 2, 2, 2, 2, 2, 2], 'above'],
    ['the middle of the earlier points, in whatever order they came', [1, 4, 2, 1, 4, 3, 3, 3, 3, 3, 3, 3], 'above'],
    ['a run that is over says nothing', [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 1], null],
    ['a run of nine: the first two are among the earlier ones', [1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3], 'above'],
    ['a run of ten: the team has a new middle', [1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3], null],
    ['gaps are skipped', [2, null, 2, 2, 2, 2, 3, 3, 4, null, 3, 4, 3, 3, null], 'above'],
    ['gaps are no points', [2, null, 2, 2, 2, 3, 3, 4, 3, 4, 3, 3], null],
  ] as [string, (number | null)[], Shift | null][])('%s', (_, levels, shift) => {
    expect(shiftOf(levels)).toBe(shift);
  });

  it.each([
    ['above', 'The last seven results are all above the middle of the earlier ones.'],
    ['below', 'The last seven results are all below the middle of the earlier ones.'],
    [null, ''],
  ] as [Shift | null, string][])('%s reads "%s"', (shift, words) => {
    expect(shiftInWords(shift)).toBe(words);
  });
});

describe('a team in which nothing changes', () => {
  const SERIES = 30_000;

  /** How often, in so many series of levels that come up with these chances, a look after so many earlier points errs. */
  function falseFlags(chances: readonly number[], earlier: number, flag: (levels: number[]) => unknown): number {
    const random = seeded(7);
    const upTo = chances.map((_, index) => chances.slice(0, index + 1).reduce((sum, chance) => sum + chance));
    const level = (): number => {
      const drawn = random();
      return 1 + upTo.filter((sum) => drawn >= sum).length;
    };
    let flagged = 0;
    for (let series = 0; series < SERIES; series += 1)
      if (flag(Array.from({ length: earlier + 7 }, level))) flagged += 1;
    return flagged / SERIES;
  }

  /** The rule as it was first written: one earlier point is enough. */
  function shiftAfterOne([first = 0, ...last]: number[]): boolean {
    return last.every((level) => level > first) || last.every((level) => level < first);
  }

  it.each([
    ['all levels alike', [0.25, 0.25, 0.25, 0.25]],
    ['mostly high', [0.05, 0.15, 0.4, 0.4]],
    ['mostly in the middle', [0.1, 0.4, 0.4, 0.1]],
    ['nearly always at the top', [0.05, 0.05, 0.1, 0.8]],
  ])(
    'is flagged in one look of 28 at most, about half as often or less than after one earlier point: %s',
    (_, chances) => {
      const afterFive = falseFlags(chances, 5, shiftOf);
      const afterOne = falseFlags(chances, 1, shiftAfterOne);

      expect(afterFive).toBeLessThanOrEqual(1 / 28);
      expect(afterOne).toBeGreaterThan(0.04);
      expect(afterOne).toBeLessThan(0.1);
      expect(afterOne).toBeGreaterThan(afterFive * 1.8);
    },
  );

  it('is flagged at times all the same, so that the figures above are of a rule that speaks', () => {
    expect(falseFlags([0.25, 0.25, 0.25, 0.25], 5, shiftOf)).toBeGreaterThan(0.03);
  });
});
