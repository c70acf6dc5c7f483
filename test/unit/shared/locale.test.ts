import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listed, plural } from '../../../src/shared/locale.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Places that name a locale of their own, or leave it to the machine. */
function ownLocales(text: string): string[] {
  const named = text.match(/\ben-GB\b/gi) ?? [];
  const formats = text.match(/\bIntl\.\w+\((?!LOCALE\b)[^)]*\)?|\.toLocale\w+\((?!LOCALE\b)[^)]*\)?/g) ?? [];
  return [...named, ...formats];
}

describe('the locale', () => {
  const files = globSync(['src/**/*.ts', 'bot/**/*.ts'], { cwd: root }).filter((path) => !path.endsWith('locale.ts'));

  it('is named in one place', () => {
    expect(files.length).toBeGreaterThan(200);
    const found = files.flatMap((path) => ownLocales(readFileSync(`${root}${path}`, 'utf8')).map((one) => [path, one]));
    expect(found).toEqual([]);
  });

  it.each([
    ["new Intl.ListFormat('en-GB')", ['en-GB', "Intl.ListFormat('en-GB')"]],
    ['new Intl.PluralRules()', ['Intl.PluralRules()']],
    ['day.toLocaleString(undefined, FORM)', ['.toLocaleString(undefined, FORM)']],
    ['<html lang="en-GB">', ['en-GB']],
  ])('is found missing in %s', (text, found) => {
    expect(ownLocales(text).toSorted()).toEqual(found.toSorted());
  });

  it('is not missed where it is', () => {
    expect(
      ownLocales('new Intl.DateTimeFormat(LOCALE, FORM); let a: Intl.DateTimeFormat; at.toLocaleString(LOCALE)'),
    ).toEqual([]);
  });
});

it.each([
  [0, '0 pulses'],
  [1, 'One pulse'],
  [2, '2 pulses'],
  [21, '21 pulses'],
])('%i is "%s"', (count, words) => {
  expect(plural(count, { one: 'One pulse', other: '# pulses' })).toBe(words);
});

it.each([
  [[], ''],
  [['Megan'], 'Megan'],
  [['Megan', 'Lee'], 'Megan and Lee'],
  [['Megan', 'Adele', 'Lee'], 'Megan, Adele and Lee'],
])('%j is "%s"', (names, words) => {
  expect(listed(names)).toBe(words);
  expect(listed(names, 'or')).toBe(words.replace(' and ', ' or '));
});
