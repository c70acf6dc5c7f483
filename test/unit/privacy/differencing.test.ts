import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ResultInSight, tellsOfTooFew } from '../../../src/privacy/differencing.ts';

// The same examples every time.
fc.configureGlobal({ seed: 3 });

function people(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

function result(answered: number, asked: readonly number[], threshold = 5): ResultInSight {
  return { answered, isSum: false, threshold, people: new Set(asked.map(String)), unknown: 0 };
}

/** Of two results, with so many people asked by both: the newest, and one other. */
function pair(newest: number, other: number, shared: number, threshold = 5): boolean {
  return tellsOfTooFew(result(newest, people(0, Math.max(newest, shared))), [
    result(other, [...people(0, shared), ...people(100, Math.max(0, other - shared))], threshold),
  ]);
}

describe('two results', () => {
  test.each([
    ['a ward of eleven of which ten answered, then all with five newcomers who stay silent', 11, 10, 11, true],
    ['the same people, all of whom answered twice', 10, 10, 10, true],
    ['one of ten of whom nobody knows which', 10, 10, 9, true],
    ['twelve and six of them', 12, 6, 6, true],
    ['fifteen in shares and ten of them: shares would count the other five', 15, 10, 10, true],
    ['twenty and ten of them', 20, 10, 10, false],
    ['twelve and eight of them', 12, 8, 8, true],
    ['ten and ten with six in both', 10, 10, 6, true],
    ['ten and ten with five in both', 10, 10, 5, false],
    ['ten and ten with eight in both', 10, 10, 8, true],
    ['nobody in common', 5, 5, 0, false],
  ])('%s', (_what, newest, other, shared, expected) => {
    expect(pair(newest, other, shared)).toBe(expected);
  });

  test('go by the higher threshold', () => {
    expect([pair(24, 14, 14), pair(24, 14, 14, 11)]).toEqual([false, true]);
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

  test('people who are not known any more may be anybody', () => {
    const newest = result(11, people(0, 11));
    const other = { ...result(10, people(0, 5)), unknown: 5 };
    expect([tellsOfTooFew(newest, [other]), tellsOfTooFew(newest, [result(10, people(0, 5))])]).toEqual([true, false]);
  });

  test('and a result that asked them alone is not found, and may be taken away too', () => {
    const whole = { ...result(15, people(5, 10)), unknown: 5 };
    expect(tellsOfTooFew(result(5, people(5, 5)), [whole])).toBe(true);
    expect(tellsOfTooFew(result(5, people(5, 5)), [result(15, people(0, 15))])).toBe(false);
  });
});

test('beside nothing else a result tells nothing, whoever is not known any more', () => {
  expect(tellsOfTooFew({ ...result(6, people(0, 4)), isSum: true, unknown: 5 }, [])).toBe(false);
});

test('others that could tell about too few by themselves suppress nothing that asked nobody of them', () => {
  const elsewhere = [result(15, people(100, 15)), result(14, people(100, 14))];
  expect(tellsOfTooFew(result(12, people(0, 12)), elsewhere)).toBe(false);
  // Nor are two in words looked at as strictly as shares, because there are some elsewhere.
  expect(tellsOfTooFew(result(9, people(0, 9)), [result(9, people(8, 9)), ...elsewhere])).toBe(false);
});

test('with one person in common with each of two others in words a result is suppressed, but one in shares that they leave ten of', () => {
  const beside = (newest: number): boolean =>
    tellsOfTooFew(result(newest, people(0, newest)), [
      result(9, [0, ...people(100, 8)]),
      result(9, [1, ...people(200, 8)]),
    ]);
  expect([beside(9), beside(11), beside(12)]).toEqual([true, true, false]);
});

/** Who was asked by each of several pulses, and how many of them answered. */
interface Asked {
  readonly audiences: readonly (readonly number[])[];
  readonly answered: readonly number[];
}

const asked: fc.Arbitrary<Asked> = fc
  .integer({ min: 2, max: 3 })
  .chain((count) => fc.array(fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }), { minLength: count, maxLength: count }))
  .chain((audiences) =>
    fc.record({
      audiences: fc.constant(audiences),
      answered: fc.tuple(...audiences.map(({ length }) => fc.integer({ min: 1, max: length }))),
    }),
  );

/** The fewest people that any sum with the newest tells about, over every choice of who answered: with each up to twice. */
function fewestByTrying({ audiences, answered }: Asked): number {
  const choices = audiences.map((one, place) => subsetsOf(one, answered[place] ?? 0));
  const factors = audiences
    .slice(1)
    .reduce<number[][]>((all) => all.flatMap((one) => [-2, -1, 0, 1, 2].map((factor) => [...one, factor])), [[1], [2]])
    .filter((one) => one.some((factor) => factor < 0));
  let fewest = Number.POSITIVE_INFINITY;
  for (const sets of product(choices)) {
    for (const factor of factors) {
      const left = new Map<number, number>();
      sets.forEach((set, place) => {
        for (const one of set) left.set(one, (left.get(one) ?? 0) + (factor[place] ?? 0));
      });
      fewest = Math.min(fewest, [...left.values()].filter((times) => times !== 0).length);
    }
  }
  return fewest;
}

function subsetsOf(all: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return all.flatMap((one, place) => subsetsOf(all.slice(place + 1), size - 1).map((rest) => [one, ...rest]));
}

function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((one) => list.map((item) => [...one, item])), [[]]);
}

function tells({ audiences, answered }: Asked, threshold: number): boolean {
  const [newest, ...others] = audiences.map((one, place) => result(answered[place] ?? 0, one, threshold));
  if (!newest) throw new Error('nothing asked');
  return tellsOfTooFew(newest, others);
}

/** All who were asked answered. */
function all(...audiences: number[][]): Asked {
  return { audiences, answered: audiences.map(({ length }) => length) };
}

describe('however many results', () => {
  it('none is shown that with the others could tell about too few, whoever answered, and however often each is taken', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 5 }), (one, threshold) => {
        if (fewestByTrying(one) < threshold) expect(tells(one, threshold)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a whole, and parts that leave one person of it, in any order', () => {
    const whole = people(0, 31);
    const parts = [people(0, 10), people(10, 10), people(20, 10)];
    for (const newest of [0, 1, 2, 3]) {
      const audiences = [whole, ...parts];
      const [first = []] = audiences.splice(newest, 1);
      expect(tells(all(first, ...audiences), 5)).toBe(true);
    }
  });

  it('three that overlap in a ring, of which the sum less the third is twice three people', () => {
    const [a, b, c] = [people(0, 7), people(10, 3), people(20, 7)];
    expect(tells(all([...a, ...c], [...a, ...b], [...b, ...c]), 5)).toBe(true);
  });

  it('three that overlap in a ring and one of them all with one person more, which has to be taken twice', () => {
    const [a, b, c] = [people(0, 6), people(10, 6), people(20, 6)];
    expect(tells(all([...a, ...b, ...c, 99], [...a, ...b], [...b, ...c], [...c, ...a]), 5)).toBe(true);
  });

  it('a person or two in common with each of many teams suppresses nothing', () => {
    const teams = Array.from({ length: 60 }, (_, team) => people(team * 10, 12));
    expect(tells(all(...teams), 5)).toBe(false);
  });

  it('a ward in a directorate that others share, too', () => {
    const wards = Array.from({ length: 5 }, (_, ward) => people(ward * 12, 12));
    const [ward = [], ...others] = wards;
    expect(tells(all(ward, people(0, 80)), 5)).toBe(false);
    expect(tells(all(ward, people(0, 80), ...others.slice(0, 2)), 5)).toBe(false);
  });
});
