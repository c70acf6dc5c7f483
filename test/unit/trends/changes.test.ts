import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../../src/privacy/disclose.ts';
import type { Change } from '../../../src/pulse/pulse.ts';
import { changesOf } from '../../../src/trends/changes.ts';

const low: Histogram = [2, 4, 3, 1, 0];
const high: Histogram = [0, 1, 2, 5, 4];
const lowest: Histogram = [6, 0, 0, 0, 0];
const highest: Histogram = [0, 0, 0, 0, 6];
const five: Histogram = [0, 0, 0, 0, 5];
/** p = 0.0144 between them: clear alone and among three, not among five. */
const lower: Histogram = [1, 2, 3, 2, 0];
const rather: Histogram = [0, 0, 1, 5, 2];

describe('the changes of one pulse', () => {
  it.each([
    ['a clear rise', high, low, 'higher'],
    ['a clear fall', low, high, 'lower'],
    ['the same', high, high, 'unclear'],
    ['a small rise', [0, 0, 1, 5, 4], [0, 1, 3, 5, 1], 'unclear'],
    ['six against six', highest, lowest, 'higher'],
    ['five now', five, lowest, 'too few'],
    ['five before', lowest, five, 'too few'],
    ['nothing kept now', null, high, 'too few'],
    ['nothing to compare with', high, null, 'too few'],
    ['nothing at all', null, null, 'too few'],
    ['a higher sum from more people but a lower mean', [0, 24, 0, 0, 0], [0, 0, 0, 0, 6], 'lower'],
  ] as [string, Histogram | null, Histogram | null, Change][])('%s', (_, now, before, change) => {
    expect(changesOf([{ now, before }])).toEqual([change]);
  });

  it('are judged together: what is clear among three is not among five', () => {
    const rise = { now: rather, before: lower };
    const same = { now: high, before: high };

    expect(changesOf([rise, same, same])).toEqual(['higher', 'unclear', 'unclear']);
    expect(changesOf([rise, same, same, same, same])).toEqual(['unclear', 'unclear', 'unclear', 'unclear', 'unclear']);
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
