import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstMarks, markKeyOf, statementMark } from '../../../src/privacy/audience-mark.ts';

const KEY = new Uint8Array(32).fill(7);
const OTHER_KEY = new Uint8Array(32).fill(8);

test.each([
  ['case', 'WE LISTEN TO EACH OTHER.'],
  ['spacing', ' We  listen\u00A0to each\nother. '],
  ['punctuation', 'We listen, to each other!'],
  ['a full stop', 'We listen to each other'],
  ['wide letters', 'Ｗｅ listen to each other.'],
])('a statement is the same in another %s', (_what, text) => {
  expect(statementMark(KEY, text)).toBe(statementMark(KEY, 'We listen to each other.'));
});

test('and another in other words, or under another key', () => {
  const mark = statementMark(KEY, 'We listen to each other.');
  expect(statementMark(KEY, 'We listen to one another.')).not.toBe(mark);
  expect(statementMark(OTHER_KEY, 'We listen to each other.')).not.toBe(mark);
});

test('a person has another mark for each use, and under each key', () => {
  const marks = [
    markKeyOf(KEY, 'closed', 'alex'),
    markKeyOf(KEY, 'begun', 'alex'),
    markKeyOf(KEY, 'closed', 'megan'),
    markKeyOf(OTHER_KEY, 'closed', 'alex'),
  ];
  expect(new Set(marks).size).toBe(4);
  expect(marks.join()).not.toContain('alex');
});

/** Two audiences: how many are in both, only in the first, and only in the second. */
const audiences = fc
  .tuple(fc.integer({ min: 1, max: 120 }), fc.nat(10), fc.nat(10), fc.nat(1_000_000))
  .map(([both, first, second, from]) => {
    const everybody = Array.from({ length: both + first + second }, (_, index) => `person-${from + index}`);
    return {
      difference: first + second,
      one: everybody.slice(0, both + first),
      other: [...everybody.slice(0, both), ...everybody.slice(both + first)],
    };
  });

test('two audiences that differ by fewer than eleven people share one of the first marks', () => {
  fc.assert(
    fc.property(audiences, ({ difference, one, other }) => {
      if (difference >= 11) return;
      expect(new Set(firstMarks(KEY, one)).isDisjointFrom(new Set(firstMarks(KEY, other)))).toBe(false);
    }),
    { seed: 3, numRuns: 1_000 },
  );
});
