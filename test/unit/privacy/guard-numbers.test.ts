import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonal } from '../../../src/privacy/guard.ts';
import { hasNhsCheckDigit } from '../../../src/privacy/guard-numbers.ts';
import { configured } from '../../support/configured.ts';

const NUMBERS = configured('nhsNumbers', 2_000);

const nineDigits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 }).map((all) => all.join(''));
/** By the definition: the digits weighed by 10 to 1 add up to a multiple of 11. */
const nhsNumber = nineDigits
  .filter((nine) => weighed(nine) % 11 !== 1)
  .map((nine) => nine + ((11 - (weighed(nine) % 11)) % 11));
const joints = fc.array(fc.constantFrom('', '', '', ' ', '-', '.', '\u00a0', '  ', '\u2013'), {
  minLength: 9,
  maxLength: 9,
});
const words = fc.constantFrom('', 'Thank you for ', 'NHS ', 'nhs', 'no ', '(', 'Re: ');

function weighed(nine: string): number {
  return [...nine].reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0);
}

function spaced(number: string, between: readonly string[]): string {
  return [...number].map((digit, index) => `${digit}${between[index] ?? ''}`).join('');
}

function kindsIn(text: string): string[] {
  return findPersonal(text).map(({ kind }) => kind);
}

describe('an NHS number', () => {
  it('is found by its check digit, in any spacing, wherever it stands', () => {
    fc.assert(
      fc.property(nhsNumber, joints, words, (number, between, before) => {
        const text = `${before}${spaced(number, between)}, well done.`;
        expect(findPersonal(text)).toContainEqual({
          kind: 'nhs number',
          from: before.length,
          to: text.length - ', well done.'.length,
        });
      }),
      { numRuns: NUMBERS, seed: 6 },
    );
  });

  it('is none with any other last digit', () => {
    fc.assert(
      fc.property(nhsNumber, fc.integer({ min: 1, max: 9 }), joints, words, (number, more, between, before) => {
        const wrong = number.slice(0, 9) + ((Number(number[9]) + more) % 10);
        expect(hasNhsCheckDigit(wrong)).toBe(false);
        expect(kindsIn(`${before}${spaced(wrong, between)}, well done.`)).not.toContain('nhs number');
      }),
      { numRuns: NUMBERS, seed: 6 },
    );
  });

  it.each(['943 476 5919', '943 476 5870', '401 023 2137'])(
    'has the check digit of the published example %s',
    (number) => {
      expect(hasNhsCheckDigit(number.replaceAll(' ', ''))).toBe(true);
    },
  );

  it.each([
    ['a ticket', 'INC9434765919'],
    ['a sum', '£9434765919'],
    ['a part of a longer number', '19434765919'],
    ['a date and its hour', '12.11.2018 92'],
  ])('is not %s: %s', (_, text) => {
    expect(kindsIn(text)).not.toContain('nhs number');
  });
});

describe('a National Insurance number', () => {
  const notFirst = [...'DFIQUV'].map((letter) => `${letter}A`);
  const notSecond = [...'DFIOQUV'].map((letter) => `A${letter}`);
  it.each([...notFirst, ...notSecond, 'BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'])('never begins with %s', (prefix) => {
    expect(kindsIn(`${prefix}123456C`)).toEqual([]);
  });

  it.each(['E', 'F', 'Z', '', 'AB'])('does not end with "%s"', (suffix) => {
    expect(kindsIn(`AB123456${suffix}`)).toEqual([]);
  });
});

describe('what is next to what', () => {
  it('is told once, by what it most likely is, in the order of the text', () => {
    const text = 'Ring 07700 900123 for the patient in bed 4, NHS number 943 476 5919, DOB 3/4/1961.';
    expect(findPersonal(text).map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
      ['phone number', '07700 900123'],
      ['patient', 'patient in bed 4'],
      ['nhs number', '943 476 5919'],
      ['date of birth', 'DOB 3/4/1961'],
    ]);
  });

  it('is found in what another keyboard types: wide digits, long dashes, spaces that do not break', () => {
    const wide = '９４３\u00a0４７６\u2013５９１９';
    expect(findPersonal(wide)).toEqual([{ kind: 'nhs number', from: 0, to: wide.length }]);
  });
});
