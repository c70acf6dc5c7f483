import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fingerprintKeys,
  SAME_PEOPLE_DAYS,
  SIDE_BY_SIDE_DAYS,
  tellsApart,
  WIDEST_DIFFERENCE,
} from '../../../src/privacy/audience-fingerprint.ts';

// The same examples every time.
fc.configureGlobal({ seed: 3 });

const STATEMENT = ['mse-icb-values', '2024-03', 'collaborative', 'We listen.'];

function people(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, index) => `person-${from + index}`);
}

function shared(one: readonly string[], other: readonly string[]): string[] {
  const keys = new Set(fingerprintKeys(STATEMENT, one));
  return fingerprintKeys(STATEMENT, other).filter((key) => keys.has(key));
}

/** Two audiences of five or more, in any order: how many are in both, only in the first, and only in the second. */
const audiences = fc
  .tuple(fc.integer({ min: 0, max: 120 }), fc.nat(12), fc.nat(12), fc.nat(1_000_000))
  .map(([both, first, second, from]) => {
    const everybody = people(both + first + second, from);
    return {
      one: everybody.slice(0, both + first),
      other: [...everybody.slice(0, both), ...everybody.slice(both + first)],
    };
  })
  .filter(({ one, other }) => one.length >= 5 && other.length >= 5);
const OFTEN = { numRuns: 1_000 };
const DAY_MS = 86_400_000;
const apart = fc.integer({ min: 0, max: 16 * DAY_MS });

describe('the keys under which an audience fingerprint is found', () => {
  it('are shared by any two audiences whose results would tell one another apart', () => {
    fc.assert(
      fc.property(audiences, fc.constantFrom(5, 11), apart, ({ one, other }, threshold, apartMs) => {
        // A pulse with a threshold has at least as many people; the higher of the two thresholds counts.
        if (Math.max(one.length, other.length) < threshold) return;
        if (tellsApart(one, other, threshold, apartMs)) expect(shared(one, other)).not.toEqual([]);
      }),
      OFTEN,
    );
  });

  it('are shared by any two audiences that differ by fewer than eleven people and have somebody in common', () => {
    fc.assert(
      fc.property(audiences, ({ one, other }) => {
        const [first, second] = [new Set(one), new Set(other)];
        if (first.symmetricDifference(second).size >= WIDEST_DIFFERENCE || first.isDisjointFrom(second)) return;
        expect(shared(one, other)).not.toEqual([]);
      }),
      OFTEN,
    );
  });

  it('are shared even where every one of ten people who differ has a smaller hash than all others', () => {
    const everybody = people(200);
    const ascending = everybody.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const differ = new Set(ascending.slice(0, 10));
    const rest = everybody.filter((person) => !differ.has(person));

    expect(shared(everybody, rest)).toEqual([keyOf(ascending[10] ?? '')]);
    expect(
      shared(
        everybody,
        rest.filter((person) => person !== ascending[10]),
      ),
    ).toEqual([]);
  });

  it('are none in common where nobody is, for then nothing can be subtracted', () => {
    expect(shared(people(5), people(5, 5))).toEqual([]);
    expect(shared(people(100), people(100, 100))).toEqual([]);
  });

  it('are at most eleven, however many people are asked', () => {
    expect(fingerprintKeys(STATEMENT, people(5))).toHaveLength(5);
    expect(fingerprintKeys(STATEMENT, people(11))).toHaveLength(11);
    expect(fingerprintKeys(STATEMENT, people(2_000))).toHaveLength(11);
    expect(WIDEST_DIFFERENCE).toBe(11);
  });

  it('do not depend on the order in which the roster gives people', () => {
    const audience = people(40);
    expect(fingerprintKeys(STATEMENT, audience.toReversed())).toEqual(fingerprintKeys(STATEMENT, audience));
  });

  it.each([
    ['another framework', ['jersey-tier3', '2024-03', 'collaborative', 'We listen.']],
    ['another version', ['mse-icb-values', '2025-01', 'collaborative', 'We listen.']],
    ['another behaviour', ['mse-icb-values', '2024-03', 'innovative', 'We listen.']],
    ['other words', ['mse-icb-values', '2024-03', 'collaborative', 'We hear.']],
    ['the same words, cut elsewhere', ['mse-icb-values 2024-03', 'collaborative', 'We listen.']],
  ])('are all different for %s', (_, statement) => {
    const keys = new Set(fingerprintKeys(STATEMENT, people(30)));
    expect(fingerprintKeys(statement, people(30)).filter((key) => keys.has(key))).toEqual([]);
  });

  it('do not spell out who was asked or what', () => {
    for (const key of fingerprintKeys(STATEMENT, people(5))) expect(key).toMatch(/^[\w-]{43}$/);
  });
});

describe('two results on one statement', () => {
  const WEEK_MS = 7 * DAY_MS;

  it.each([5, 11])('with a threshold of %i tell people apart from one to one fewer than it, not from it on', (k) => {
    for (let more = 0; more <= 15; more += 1) {
      const joined = people(20 + more);
      expect(tellsApart(people(20), joined, k, WEEK_MS)).toBe(more > 0 && more < k);
      expect(tellsApart(joined, people(20), k, WEEK_MS)).toBe(more > 0 && more < k);
    }
  });

  it('count those who left and those who came', () => {
    expect(tellsApart(people(20), people(20, 2), 5, WEEK_MS)).toBe(true);
    expect(tellsApart(people(20), people(20, 3), 5, WEEK_MS)).toBe(false);
    expect(tellsApart(people(20), people(20, 3), 11, WEEK_MS)).toBe(true);
  });

  it('of the same people, in any order, tell who answered only the second time, for six days less a moment', () => {
    expect(SAME_PEOPLE_DAYS).toBe(6);
    const again = (apartMs: number) => tellsApart(people(12), people(12).toReversed(), 11, apartMs);
    expect([0, DAY_MS, 6 * DAY_MS - 1].map(again)).toEqual([true, true, true]);
    expect([6 * DAY_MS, WEEK_MS, 14 * DAY_MS].map(again)).toEqual([false, false, false]);
  });

  it('of nearly the same people tell it for fourteen days, to the moment', () => {
    expect(SIDE_BY_SIDE_DAYS).toBe(14);
    const withOneMore = (apartMs: number) => tellsApart(people(12), people(13), 5, apartMs);
    expect([0, 6 * DAY_MS, 14 * DAY_MS].map(withOneMore)).toEqual([true, true, true]);
    expect([14 * DAY_MS + 1, 15 * DAY_MS].map(withOneMore)).toEqual([false, false]);
  });

  it('of people who differ by the threshold or more tell nothing, however soon', () => {
    expect([0, DAY_MS].map((apartMs) => tellsApart(people(12), people(17), 5, apartMs))).toEqual([false, false]);
  });

  it('may be given in either order', () => {
    fc.assert(
      fc.property(audiences, fc.constantFrom(5, 11), apart, ({ one, other }, threshold, apartMs) => {
        expect(tellsApart(one, other, threshold, apartMs)).toBe(tellsApart(other, one, threshold, apartMs));
      }),
    );
  });
});

function keyOf(person: string): string {
  return fingerprintKeys(STATEMENT, [person])[0] ?? '';
}
