import { describe, expect, it } from 'vitest';
import { agreeing, type Level } from '../../../src/privacy/disclose.ts';
import { type Highlights, highlightsOf } from '../../../src/pulse/highlights.ts';

const LEVELS: readonly Level[] = [1, 2, 3, 4];
const SIZES = Array.from({ length: 36 }, (_, index) => index + 5);

/** Statements a, b, c ... with these levels. */
function highlights(levels: readonly Level[], answered: number): Highlights {
  return highlightsOf(
    levels.map((level, index) => ({ behaviourId: 'abcde'.charAt(index), level })),
    answered,
  );
}

describe('strongest and weakest', () => {
  it.each([
    ['nothing is shown', [], 6, '', ''],
    ['one statement alone', [4], 6, '', ''],
    ['all at the same level', [3, 3, 3], 6, '', ''],
    ['neighbours, four or five of five against three', [4, 3], 5, '', ''],
    ['two levels apart', [4, 2], 5, 'a', 'b'],
    ['the ends', [1, 4], 6, 'b', 'a'],
    ['one of three on top', [2, 4, 2], 6, 'b', ''],
    ['one of three at the bottom', [4, 4, 1], 6, '', 'c'],
    ['a tie on both sides', [4, 1, 4, 1], 6, '', ''],
    ['those in the middle do not matter', [3, 4, 2, 1, 3], 6, 'b', 'd'],
    ['neighbours, never apart by two for certain, however many answer', [4, 3], 40, '', ''],
  ] as [string, Level[], number, string, string][])('%s', (_, levels, answered, strongest, weakest) => {
    expect(highlights(levels, answered)).toEqual({ strongest, weakest });
  });

  it('are named only where two answers or more lie between them for certain, and always then', () => {
    let named = 0;
    for (const answered of SIZES)
      for (const top of LEVELS)
        for (const bottom of LEVELS) {
          const apart = agreeing(top, answered).fewest - agreeing(bottom, answered).most;
          const expected = apart >= 2 ? { strongest: 'a', weakest: 'b' } : { strongest: '', weakest: '' };
          if (top >= bottom) expect(highlights([top, bottom], answered)).toEqual(expected);
          named += apart >= 2 ? 1 : 0;
        }
    expect(named).toBeGreaterThan(SIZES.length);
  });

  it('do not depend on the order of the statements', () => {
    const { strongest, weakest } = highlights([2, 4, 1], 7);
    expect([strongest, weakest]).toEqual(['b', 'c']);
    expect(highlights([1, 4, 2], 7)).toEqual({ strongest: 'b', weakest: 'a' });
  });
});

describe('what a reader of the words knows', () => {
  it.each([
    [4, 5, 4, 5],
    [3, 5, 3, 3],
    [2, 5, 2, 2],
    [1, 5, 0, 1],
    [4, 10, 8, 10],
    [1, 10, 0, 3],
  ] as [Level, number, number, number][])(
    'level %i of %i answers is %i to %i people',
    (level, answered, fewest, most) => {
      expect(agreeing(level, answered)).toEqual({ fewest, most });
    },
  );

  it('is one level for every number of people who agree', () => {
    for (const answered of SIZES) {
      const counts = LEVELS.flatMap((level) => {
        const { fewest, most } = agreeing(level, answered);
        return Array.from({ length: most - fewest + 1 }, (_, index) => fewest + index);
      });
      expect(counts).toEqual(Array.from({ length: answered + 1 }, (_, count) => count));
    }
  });
});
