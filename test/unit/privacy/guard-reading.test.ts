import { expect, test } from 'vitest';
import { digitRuns } from '../../../src/privacy/guard-digits.ts';
import { plainText } from '../../../src/privacy/guard-plain.ts';

test.each([
  ['a＿b', 'a_b'],
  ['a‿b', 'a_b'],
  ['⓿ 🄋 🄌', '0 0 0'],
  ['❶➁➌⓽', '1239'],
  ['٠١٩ ０９', '019 09'],
  ['é ｗ 𝐛', 'e w b'],
  ['⑷ ⒋', '4 4'],
])('"%s" is read as "%s"', (typed, plain) => {
  expect(plainText(typed).text).toBe(plain);
});

test('a run of digits begins with a group that may open it, and is of whole groups', () => {
  expect(digitRuns('12 034 5 6', 4).map(({ digits }) => digits)).toEqual(['0345']);
  expect(digitRuns('034 5 and 134 5', 4, /^0/)).toEqual([
    { from: 0, to: 5, digits: '0345', shape: '3-1', joints: [' '] },
  ]);
});
