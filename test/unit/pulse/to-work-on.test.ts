import { describe, expect, it } from 'vitest';
import { disclose, type Histogram, type Level } from '../../../src/privacy/disclose.ts';
import type { Pulse } from '../../../src/pulse/pulse.ts';
import { guideOf, latestToWorkOn } from '../../../src/pulse/pulse-result.ts';
import { samplePulse, sampleResult } from '../../support/sample-documents.ts';

const OF_LEVEL: Record<Level | 0, Histogram> = {
  0: [0, 0, 0, 2, 0],
  1: [4, 2, 0, 0, 0],
  2: [1, 2, 0, 3, 0],
  3: [1, 1, 0, 4, 0],
  4: [0, 0, 0, 3, 3],
};

/** Closed at that time, with what came out of each behaviour; level 0 where nothing was shown. */
function closed(closedAt: number, levels: Readonly<Record<string, Level | 0>>): Pulse {
  const asked = Object.entries(levels);
  return samplePulse({
    state: 'closed',
    statements: asked.map(([behaviourId]) => ({ behaviourId, behaviourName: behaviourId, text: `We ${behaviourId}.` })),
    result: sampleResult({
      closedAt,
      statements: asked.map(([behaviourId, level]) => ({
        behaviourId,
        published: disclose({ histogram: OF_LEVEL[level], notSure: 0 }, 6, 5),
        change: 'new',
      })),
    }),
  });
}

describe('the behaviour to work on', () => {
  it.each<[string, Pulse[], ReturnType<typeof latestToWorkOn>]>([
    ['is none without a result', [samplePulse()], null],
    ['is none where nothing was ever shown', [closed(9, { a: 0 })], null],
    ['is the one that the latest result names', [closed(9, { a: 4, b: 1 })], { behaviourId: 'b', since: 9 }],
    ['is none of several that are too close to tell', [closed(9, { a: 2, b: 2 })], null],
    ['is one that was asked about alone and is low', [closed(9, { a: 2 })], { behaviourId: 'a', since: 9 }],
    ['is not one that was asked about alone and is not low', [closed(9, { a: 3 })], null],
    ['is one that was shown alone and is low', [closed(9, { a: 0, b: 1 })], { behaviourId: 'b', since: 9 }],
    [
      'is of the latest that showed anything',
      [closed(9, { a: 0 }), closed(8, { b: 1 })],
      { behaviourId: 'b', since: 8 },
    ],
    ['is not of one before it', [closed(9, { a: 4 }), closed(8, { b: 1 })], null],
    ['is not of one that is open', [samplePulse(), closed(8, { b: 1 })], { behaviourId: 'b', since: 8 }],
  ])('%s', (_, pulses, expected) => {
    expect(latestToWorkOn(pulses)).toEqual(expected);
  });
});

it('a result of nothing cannot be talked through, as no pulse asks nothing', () => {
  expect(() => guideOf(samplePulse({ statements: [] }), sampleResult({ statements: [] }), undefined)).toThrow(
    new RangeError('a pulse has statements'),
  );
});
