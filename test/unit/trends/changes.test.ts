import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../../src/privacy/disclose.ts';
import type { Change } from '../../../src/pulse/pulse.ts';
import { changesOf } from '../../../src/trends/changes.ts';

const low: Histogram = [2, 4, 3, 1, 0];
const high: Histogram = [0, 1, 2, 5, 4];
const lowest: Histogram = [9, 0, 0, 0, 0];
const highest: Histogram = [0, 0, 0, 0, 9];
const eight: Histogram = [0, 0, 0, 0, 8];
/** p = 0.0158 between them: clear alone and among three, not among five. */
const lower: Histogram = [1, 2, 4, 2, 0];
const rather: Histogram = [0, 0, 2, 5, 2];

describe('the changes of one pulse', () => {
  it.each([
    ['a clear rise', high, low, 'higher'],
    ['a clear fall', low, high, 'lower'],
    ['the same', high, high, 'unclear'],
    ['a small rise', [0, 0, 1, 5, 4], [0, 1, 3, 5, 1], 'unclear'],
    ['nine against nine', highest, lowest, 'higher'],
    ['eight now', eight, lowest, 'too few'],
    ['eight before', lowest, eight, 'too few'],
    ['nothing kept now', null, high, 'too few'],
    ['nothing to compare with', high, null, 'too few'],
    ['nothing at all', null, null, 'too few'],
    ['a higher sum from more people but a lower mean', [0, 24, 0, 0, 0], [0, 0, 0, 0, 9], 'lower'],
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
    const none = { now: eight, before: high };

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

describe('what a change gives away beside the words', () => {
  // One of nine does not agree; before, the lowest scores that each wording can stand for.
  const eightOfNine: Histogram = [0, 0, 1, 0, 8];
  const before: [string, Histogram][] = [
    ['fewer than half', [9, 0, 0, 0, 0]],
    ['about half', [5, 0, 0, 4, 0]],
    ['most', [3, 0, 0, 6, 0]],
    ['all or nearly all', [1, 0, 0, 8, 0]],
  ];

  it.each(before)('from "%s", "clearly higher" is possible with one who does not agree', (_, histogram) => {
    const siblings = Array.from({ length: 4 }, () => ({ now: high, before: high }));

    expect(changesOf([{ now: eightOfNine, before: histogram }])).toEqual(['higher']);
    expect(changesOf([{ now: eightOfNine, before: histogram }, ...siblings])[0]).toBe('higher');
  });

  it('is never said of fewer than nine answers, where it would mean that everybody agreed', () => {
    for (const now of [5, 6, 7, 8].map((all): Histogram => [0, 0, 0, 0, all])) {
      expect(changesOf([{ now, before: lowest }])).toEqual(['too few']);
    }
  });
});
