import { expect, test } from 'vitest';
import { indented, LONGEST_LINE, wrapped } from './text-lines.ts';

test('a line that is too long goes on further in, and loses nothing', () => {
  const words = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
  const lines = wrapped(indented([words]))
    .trimEnd()
    .split('\n');

  expect(lines.length).toBe(3);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(LONGEST_LINE);
  expect(lines.slice(1).every((line) => /^ {6}\w/.test(line))).toBe(true);
  expect(lines.map((line) => line.trim()).join(' ')).toBe(words);
});

test('a list without spaces is broken after a comma, and a long word is cut', () => {
  const names = Array.from({ length: 30 }, (_, index) => `colleague-${index}`).join(',');
  const word = Array.from({ length: 400 }, (_, index) => index % 7).join('');

  expect(wrapped([names])).toMatch(/,\n {4}colleague-\d+,/);
  expect(wrapped([word]).replaceAll('\n    ', '')).toBe(`${word}\n`);
});

test('what only makes a text long is counted', () => {
  expect(wrapped([`He said ${'thanks '.repeat(571).trim()}.`])).toBe('He said thanks (×570) thanks.\n');
  expect(wrapped(['a'.repeat(4000)])).toBe('a(×4000)\n');
});

test('what nobody would see is written with its number', () => {
  expect(wrapped(['one\u202etwo\u200bthree\tfour'])).toBe('one\\u{202e}two\\u{200b}three\\u{9}four\n');
  expect(wrapped(['👩\u200d👧'])).toBe('👩\u200d👧\n');
});
