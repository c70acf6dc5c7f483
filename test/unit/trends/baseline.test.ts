import { describe, expect, it } from 'vitest';
import { disclose, type Histogram } from '../../../src/privacy/disclose.ts';
import type { Pulse, Statement, StatementResult } from '../../../src/pulse/pulse.ts';
import { baselineOf, mayBeComparedWith } from '../../../src/trends/baseline.ts';
import type { Reading } from '../../../src/trends/read-result.ts';
import { samplePulse, sampleResult } from '../../support/sample-documents.ts';

const listen: Statement = { behaviourId: 'collaborative', behaviourName: 'We are collaborative', text: 'We listen.' };
const safe: Statement = { behaviourId: 'safe', behaviourName: 'We feel safe', text: 'We say what we think.' };

const NOBODY: Histogram = [0, 0, 0, 0, 0];

function answered(behaviourId: string, histogram: Histogram | null): StatementResult {
  return { behaviourId, published: disclose({ histogram: histogram ?? NOBODY, notSure: 0 }, 6, 5), change: 'new' };
}

/** Named a, b, c ... */
function people(names: string): Pulse['audience'] {
  return [...names].map((name) => ({ personId: name, teamsId: `29:${name}` }));
}

/** A pulse of that day in September whose first statement was answered so, and all others with nearly all in agreement. */
function closed(day: number, first: Histogram | null, overrides: Partial<Pulse> = {}): Pulse {
  const closesAt = Date.UTC(2026, 8, day, 12);
  const { statements = [listen], audience = people('abcdef') } = overrides;
  return samplePulse({
    pulseId: `pulse-${day}`,
    closesAt,
    audience,
    statements,
    state: 'closed',
    result: sampleResult({
      closedAt: closesAt,
      answeredCount: 6,
      statements: statements.map(({ behaviourId }, index) =>
        answered(behaviourId, index === 0 ? first : [0, 0, 1, 5, 0]),
      ),
    }),
    ...overrides,
  });
}

const now = closed(29, [0, 0, 0, 0, 6]);
const one: Histogram = [6, 0, 0, 0, 0];
const two: Histogram = [0, 3, 0, 3, 0];
const four: Histogram = [0, 0, 2, 4, 0];
const READ_ONE: Reading = { answered: 6, agree: 1 };
const READ_TWO: Reading = { answered: 6, agree: 3 };

describe('what a pulse is compared with', () => {
  it.each([
    ['nothing, when there is no other pulse', [], null],
    ['nothing, when there is only itself', [now], null],
    ['the one before', [closed(22, one)], READ_ONE],
    [
      'the last three together, in any order',
      [closed(8, two), closed(1, one), closed(22, two), closed(15, four)],
      { answered: 18, agree: 10 },
    ],
    ['not what came after it', [closed(30, one), closed(22, two)], READ_TWO],
    ['not a pulse that closed at the same moment', [closed(29, one, { pulseId: 'twin' })], null],
    ['not a pulse without a result', [closed(22, one, { result: null }), closed(15, two)], READ_TWO],
    [
      'gaps do not use up the three',
      [closed(22, one), closed(15, null), closed(8, two), closed(1, four)],
      { answered: 18, agree: 8 },
    ],
    ['only gaps are nothing', [closed(22, null), closed(15, null)], null],
    ['not another version of the pack', [closed(22, one, { frameworkVersion: '2020-01' }), closed(15, two)], READ_TWO],
    ['not another pack', [closed(22, one, { frameworkId: 'jersey-tier-3' }), closed(15, two)], READ_TWO],
    [
      'not other words',
      [closed(22, one, { statements: [{ ...listen, text: 'We hear.' }] }), closed(15, two)],
      READ_TWO,
    ],
    [
      'not another behaviour with the same words',
      [closed(22, one, { statements: [{ ...listen, behaviourId: 'kind' }] })],
      null,
    ],
    [
      'a behaviour that was renamed is the same',
      [closed(22, one, { statements: [{ ...listen, behaviourName: 'Together' }] })],
      READ_ONE,
    ],
    [
      'the same statement, wherever it stood in the pulse',
      [closed(22, one, { statements: [safe, listen] })],
      { answered: 6, agree: 5.5 },
    ],
  ] as [string, Pulse[], Reading | null][])('%s', (_, pulses, baseline) => {
    expect(baselineOf(now, listen, pulses)).toEqual(baseline);
  });

  it.each([
    ['nobody changed', 'abcdef', READ_ONE],
    ['exactly half is new, and half has left', 'abcuvw', READ_ONE],
    ['over half is new, and over half has left', 'abuvwx', null],
    ['the team doubled: exactly half is new', 'abc', READ_ONE],
    ['the team more than doubled: over half is new, nobody left', 'ab', null],
    ['the team halved: exactly half has left, nobody is new', 'abcdefuvwxyz', READ_ONE],
    ['the team shrank to less than half: over half has left', 'abcdefqtuvwxyz', null],
    ['the same people in another order', 'fedcba', READ_ONE],
    ['everybody changed', 'uvwxyz', null],
  ] as [string, string, Reading | null][])('%s: %s became abcdef', (_, before, baseline) => {
    expect(baselineOf(now, listen, [closed(22, one, { audience: people(before) })])).toEqual(baseline);
  });

  it('stops at a changed team, even if an older pulse had the same people again', () => {
    const pulses = [closed(22, one), closed(15, two, { audience: people('uvwxyz') }), closed(8, four)];

    expect(baselineOf(now, listen, pulses)).toEqual(READ_ONE);
  });

  it('compares each team with today, not with the one after it', () => {
    const pulses = [
      closed(22, one, { audience: people('abcdeu') }),
      closed(15, two, { audience: people('abcuvw') }),
      closed(8, four, { audience: people('abuvwx') }),
    ];

    expect(baselineOf(now, listen, pulses)).toEqual({ answered: 12, agree: 4 });
  });

  it('leaves the pulses as they were', () => {
    const pulses = [closed(15, two), closed(22, one)];
    const before = structuredClone(pulses);
    baselineOf(now, listen, pulses);

    expect(pulses).toEqual(before);
  });
});

describe('whether a later pulse may be compared with one', () => {
  const old = closed(1, one, { statements: [listen, safe] });
  const both = (day: number) => closed(day, two, { statements: [safe, listen] });

  it.each([
    ['not yet, with two newer results', [both(2), both(3)], true],
    ['not with three', [both(2), both(3), both(4)], false],
    ['with three of which one asked one of its statements only', [both(2), closed(3, two), both(4)], true],
    [
      'with three of which one had too few answers',
      [both(2), closed(3, null, { statements: [listen, safe] }), both(4)],
      true,
    ],
    [
      'with three under another version of the pack',
      [2, 3, 4].map((day) => ({ ...both(day), frameworkVersion: '2020-01' })),
      true,
    ],
    ['with older ones, and itself', [old, both(1), { ...both(1), closesAt: 0 }], true],
  ] as [string, Pulse[], boolean][])('%s', (_, others, isCompared) => {
    expect(mayBeComparedWith(old, [...others, old])).toBe(isCompared);
  });

  it('not where it showed nothing', () => {
    expect(mayBeComparedWith(closed(1, null), [closed(1, null)])).toBe(false);
  });

  it('not where the others are all that is looked back on, and it is not among them', () => {
    expect(mayBeComparedWith(old, [both(2)])).toBe(false);
  });

  it('nothing can be compared with one that does not say whom it asked', () => {
    expect(baselineOf(now, listen, [closed(22, one, { audience: [] })])).toBeNull();
    expect(baselineOf(now, listen, [closed(22, one), closed(15, two, { audience: [] })])).toEqual(READ_ONE);
  });
});
