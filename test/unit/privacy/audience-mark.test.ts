import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareWords, firstMarks, MARKS_KEY, markKeyOf, statementMark } from '../../../src/privacy/audience-mark.ts';

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

test.each([
  ['where they are parted otherwise', 'We listen to each-other', 'We listen to eachother'],
  ['where a number is another', 'We are 2 teams.', 'We are 3 teams.'],
  ['where there are none', '“…”', '“…” We listen.'],
])('words are others %s', (_what, one, other) => {
  expect(bareWords(one)).not.toBe(bareWords(other));
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

test('there are eleven at most, however many are asked', () => {
  const everybody = Array.from({ length: 30 }, (_, index) => `person-${index}`);
  expect([firstMarks(KEY, everybody), firstMarks(KEY, everybody.slice(0, 4))].map(({ length }) => length)).toEqual([
    11, 4,
  ]);
});

test('what earlier versions have marked is found: marks and the name of their key stay as they are', () => {
  expect(MARKS_KEY).toBe('organisation-marks');
  expect(markKeyOf(KEY, 'closed', 'alex')).toBe('SO6WFB5dxOw5bcyYZPg5rXLmSQ_2c138-kThX_SoDLo');
  expect(firstMarks(KEY, ['alex'])).toEqual(['F4yMtLIpAP6J_uRAPlTTMszay2-flKlk_Y19XTgpeWw']);
  expect(markKeyOf(KEY, 'reminded', 'alex')).toBe('ICeSftXgWtKHtZqu_ip-ox0FQzgdmWUDGyJRvhQfPT8');
  expect(statementMark(KEY, 'We listen to each other.')).toBe('dhJetT12tRJXzv1OJHBY8wEjVsT7rECiJ6k7XcC1E1I');
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
