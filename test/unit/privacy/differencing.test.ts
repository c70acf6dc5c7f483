import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ResultInSight, tellsOfTooFew } from '../../../src/privacy/differencing.ts';

// The same examples every time.
fc.configureGlobal({ seed: 3 });

function result(answered: number, threshold = 5): ResultInSight {
  return { answered, threshold };
}

/** Of two results: the newest, and one other. */
function pair(newest: number, other: number, shared: number, threshold = 5): boolean {
  return tellsOfTooFew(result(newest), [result(other, threshold)], () => shared);
}

describe('two results', () => {
  test.each([
    ['a ward of eleven of which ten answered, then all with five newcomers who stay silent', 11, 10, 11, true],
    ['the same people, all of whom answered twice', 10, 10, 10, true],
    ['one of ten of whom nobody knows which', 10, 10, 9, true],
    ['twelve and six of them', 12, 6, 6, false],
    ['twelve and eight of them', 12, 8, 8, true],
    ['ten and ten with seven in both', 10, 10, 7, false],
    ['ten and ten with eight in both', 10, 10, 8, true],
    ['nobody in common', 5, 5, 0, false],
  ])('%s', (_what, newest, other, shared, expected) => {
    expect(pair(newest, other, shared)).toBe(expected);
  });

  test('go by the higher threshold', () => {
    expect([pair(20, 14, 14), pair(20, 14, 14, 11)]).toEqual([false, true]);
  });

  test.each([
    [9, 9, 1, false],
    [9, 9, 2, true],
    [9, 15, 2, false],
    [15, 9, 2, false],
    [15, 15, 2, false],
  ])('of %i and %i answers with %i people in common: in words only one may be', (newest, other, shared, expected) => {
    expect(pair(newest, other, shared)).toBe(expected);
  });
});

/** Who was asked by each of several pulses, how many of them answered. */
interface Asked {
  readonly audiences: readonly (readonly number[])[];
  readonly answered: readonly number[];
}

const asked: fc.Arbitrary<Asked> = fc
  .integer({ min: 2, max: 4 })
  .chain((count) =>
    fc.array(fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }), { minLength: count, maxLength: count }),
  )
  .chain((audiences) =>
    fc.record({
      audiences: fc.constant(audiences),
      answered: fc.tuple(...audiences.map(({ length }) => fc.integer({ min: 1, max: length }))),
    }),
  );

/** The smallest group that any sum with the newest leaves, over every choice of who answered. */
function smallestByTrying({ audiences, answered }: Asked): number {
  const choices = audiences.map((people, place) => subsetsOf(people, answered[place] ?? 0));
  const signs = audiences
    .slice(1)
    .reduce<number[][]>((all) => all.flatMap((one) => [-1, 0, 1].map((sign) => [...one, sign])), [[1]])
    .filter((one) => one.includes(-1));
  let smallest = Number.POSITIVE_INFINITY;
  for (const sets of product(choices)) {
    for (const sign of signs) {
      const left = new Map<number, number>();
      sets.forEach((people, place) => {
        for (const one of people) left.set(one, (left.get(one) ?? 0) + (sign[place] ?? 0));
      });
      smallest = Math.min(
        smallest,
        [...left.values()].reduce((sum, times) => sum + Math.abs(times), 0),
      );
    }
  }
  return smallest;
}

function subsetsOf(people: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return people.flatMap((one, place) => subsetsOf(people.slice(place + 1), size - 1).map((rest) => [one, ...rest]));
}

function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((one) => list.map((item) => [...one, item])), [[]]);
}

function tells({ audiences, answered }: Asked, threshold: number): boolean {
  const [newest, ...others] = answered.map((count) => result(count, threshold));
  const shared = (one: number, other: number) => new Set(audiences[one]).intersection(new Set(audiences[other])).size;
  if (!newest) throw new Error('nothing asked');
  return tellsOfTooFew(newest, others, shared);
}

test('with one person in common with each of two others in words a result in words is suppressed, in shares it is not', () => {
  const beside = (newest: number): boolean =>
    tellsOfTooFew(result(newest), [result(9), result(9)], (one) => (one === 0 ? 1 : 0));
  expect([beside(9), beside(10)]).toEqual([true, false]);
});

describe('however many results', () => {
  const few = asked.filter(({ audiences }) => audiences.length < 4);

  it('none is shown that with the others could tell about too few, whoever answered', () => {
    fc.assert(
      fc.property(few, fc.integer({ min: 1, max: 5 }), (one, threshold) => {
        if (smallestByTrying(one) < threshold) expect(tells(one, threshold)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a whole, and parts that leave one person of it, in any order', () => {
    const people = Array.from({ length: 31 }, (_, index) => index);
    const parts = [people.slice(0, 10), people.slice(10, 20), people.slice(20, 30)];
    for (const newest of [0, 1, 2, 3]) {
      const audiences = [people, ...parts];
      const [first] = audiences.splice(newest, 1);
      const all = [first ?? [], ...audiences];
      expect(tells({ audiences: all, answered: all.map(({ length }) => length) }, 5)).toBe(true);
    }
  });

  it('a person or two in common with each of many teams suppresses nothing', () => {
    const others = Array.from({ length: 60 }, () => result(12));
    expect(tellsOfTooFew(result(12), others, (one, other) => (one === 0 && other > 3 ? 0 : 2))).toBe(false);
  });

  it('more than can be looked at: the newest is suppressed', () => {
    const others = Array.from({ length: 9 }, () => result(12));
    expect(tellsOfTooFew(result(12), others, () => 6)).toBe(true);
  });
});
