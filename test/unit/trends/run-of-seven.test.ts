import { describe, expect, it } from 'vitest';
import { type Shift, shiftInWords, shiftOf } from '../../../src/trends/run-of-seven.ts';

describe('seven in a row on one side of the earlier median', () => {
  it.each([
    ['no points', [], null],
    ['seven points are too few, whatever they are', [1, 4, 4, 4, 4, 4, 4], null],
    ['eight points, seven above the first', [2, 3, 3, 4, 3, 4, 3, 3], 'above'],
    ['eight points, seven below the first', [3, 2, 2, 1, 2, 1, 1, 2], 'below'],
    ['a tie with the median breaks the run', [2, 3, 3, 3, 2, 3, 3, 3], null],
    ['a point on the other side breaks the run', [2, 3, 3, 3, 1, 3, 3, 3], null],
    ['only six are above', [2, 2, 3, 3, 3, 3, 3, 3], null],
    ['all the same', [3, 3, 3, 3, 3, 3, 3, 3, 3, 3], null],
    ['the median of two lies between them', [2, 3, 3, 3, 3, 3, 3, 3, 3], 'above'],
    ['the median of an even number, lower', [1, 4, 2, 2, 2, 2, 2, 1, 2], 'below'],
    ['the median, not the mean: one outlier moves nothing', [1, 1, 1, 4, 2, 2, 2, 2, 2, 2, 2], 'above'],
    ['the middle of the earlier points, in whatever order they came', [1, 4, 2, 3, 3, 3, 3, 3, 3, 3], 'above'],
    ['a run that is over says nothing', [1, 2, 2, 2, 2, 2, 2, 2, 1], null],
    ['a run of nine: the first two are among the earlier ones', [1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3], 'above'],
    ['gaps are skipped', [2, null, 3, 3, 4, null, 3, 4, 3, 3, null], 'above'],
    ['gaps are no points', [2, null, 3, 3, 4, 3, 4, 3], null],
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
