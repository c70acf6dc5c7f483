import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import { type DigitRun, digitRuns, type Finding } from './guard-finding.ts';

const JOINT = /^[ ./()-]+$/;
const DATE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;
/** 01, 02, 03, 07 and 08 with nine digits more; with 44 before it, the 0 may be left out. */
const BRITISH = /^0[1-378]/;
const BRITISH_FROM_ABROAD = /^(?:00)?440?[1-378]\d{9}$/;

/**
 * Numbers that are given out anywhere, as one dials them from here, which the library knows; and all that are made like a
 * British one, whether they are given out or not.
 */
export function findPhones(text: string): Finding[] {
  const dialled = findPhoneNumbersInText(text, 'GB').map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt }));
  const british = digitRuns(text, 11, JOINT, /^0/).filter(({ digits }) => BRITISH.test(digits));
  return [...dialled, ...british, ...britishFromAbroad(text)]
    .filter(({ from, to }) => {
      const isDialled = /^[(+0]/.test(text.slice(from, from + 1)) && !DATE.test(text.slice(from, to));
      return isDialled && !/[\p{L}£]$/u.test(text.slice(Math.max(0, from - 2), from));
    })
    .map(({ from, to }) => ({ kind: 'phone number', from, to }));
}

function britishFromAbroad(text: string): Pick<DigitRun, 'from' | 'to'>[] {
  const runs = [12, 13, 14, 15].flatMap((count) => digitRuns(text, count, JOINT, /^(?:44|00)/));
  // One without + or 00 is left out with all that does not begin as one dials.
  return runs
    .filter(({ digits }) => BRITISH_FROM_ABROAD.test(digits))
    .map(({ from, to }) => ({ from: text[from - 1] === '+' ? from - 1 : from, to }));
}
