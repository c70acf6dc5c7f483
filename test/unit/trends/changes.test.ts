import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/pulse/pulse.ts';
import { changesOf } from '../../../src/trends/changes.ts';
import type { Reading } from '../../../src/trends/read-result.ts';

function of(agree: number, answered: number): Reading {
  return { answered, agree };
}

const low = of(3, 12);
const high = of(10, 12);
const nobody = of(0, 6);
const everybody = of(6, 6);
const five = of(5, 5);
/** p = 0.0296 between them: clear alone, and not among three. */
const lower = of(3, 10);
const rather = of(9, 11);

describe('the changes of one pulse', () => {
  it.each([
    ['a clear rise', high, low, 'higher'],
    ['a clear fall', low, high, 'lower'],
    ['the same', high, high, 'unclear'],
    ['nobody either time', nobody, nobody, 'unclear'],
    ['everybody either time', everybody, everybody, 'unclear'],
    ['a small rise', of(8, 10), of(6, 10), 'unclear'],
    ['six against six', everybody, nobody, 'higher'],
    ['five now', five, nobody, 'too few'],
    ['five before', nobody, five, 'too few'],
    ['nothing shown now', null, high, 'too few'],
    ['nothing to compare with', high, null, 'too few'],
    ['nothing at all', null, null, 'too few'],
    ['more who agree of more people, and a smaller share', of(24, 60), of(12, 12), 'lower'],
    // 8 against 1 of 10 is p = 0.0055, 3 against 1 is nothing.
    ['a half is taken to bring a rise nearer', of(4.5, 6), of(0, 6), 'unclear'],
    ['as it is without the half', of(5, 6), of(0, 6), 'higher'],
    ['a half before brings it nearer too', of(6, 6), of(1.5, 6), 'unclear'],
    ['as it is without that', of(6, 6), of(1, 6), 'higher'],
    ['a half is taken to bring a fall nearer', of(1.5, 6), of(6, 6), 'unclear'],
    ['as it is without this half', of(1, 6), of(6, 6), 'lower'],
    ['a half before brings that nearer', of(0, 6), of(4.5, 6), 'unclear'],
  ] as [string, Reading | null, Reading | null, Change][])('%s', (_, now, before, change) => {
    expect(changesOf([{ now, before }])).toEqual([change]);
  });

  it('are judged together: what is clear alone is not among three', () => {
    const rise = { now: rather, before: lower };
    const same = { now: high, before: high };

    expect(changesOf([rise])).toEqual(['higher']);
    expect(changesOf([rise, same, same])).toEqual(['unclear', 'unclear', 'unclear']);
  });

  it('do not count the statements with too few answers', () => {
    const rise = { now: rather, before: lower };
    const none = { now: five, before: high };

    expect(changesOf([none, rise, none, { now: null, before: high }, none])).toEqual([
      'too few',
      'higher',
      'too few',
      'too few',
      'too few',
    ]);
  });

  it('come one for each statement, in their order', () => {
    expect(
      changesOf([
        { now: low, before: high },
        { now: null, before: null },
        { now: high, before: high },
        { now: high, before: low },
      ]),
    ).toEqual(['lower', 'too few', 'unclear', 'higher']);
    expect(changesOf([])).toEqual([]);
  });
});
