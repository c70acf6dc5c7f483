import { findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { digitRuns, isOneNumber, JOINT } from './guard-digits.ts';
import type { Finding } from './guard-finding.ts';

const USUAL_JOINT = /^[ ./()-]+$/;
const SHAPES = ['5-6', '5-3-3', '3-4-4', '4-3-4', '4-7', '3-8'];
const DATE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;
/** 01, 02, 03, 07 and 08 with nine digits more; with 44 before it, the 0 may be left out. */
const BRITISH = /^0[1-378]/;
const BRITISH_FROM_ABROAD = /^(?:00)?440?[1-378]\d{9}$/;
const FROM_ABROAD = new RegExp(`\\+(?:${JOINT}{0,3}\\d){8,15}(?!\\d)`, 'g');

type Place = Pick<Finding, 'from' | 'to'>;

/**
 * Numbers that are given out anywhere, as one dials them from here, which the library knows; and all that are made like a
 * British one, whether they are given out or not.
 */
export function findPhones(text: string): Finding[] {
  const dialled = findPhoneNumbersInText(text, 'GB').map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt }));
  const british = digitRuns(text, 11, /^0/).filter(
    (run) => BRITISH.test(run.digits) && isOneNumber(run, USUAL_JOINT, SHAPES),
  );
  return [...dialled, ...british, ...britishFromAbroad(text), ...fromAbroad(text)]
    .filter(({ from, to }) => {
      const isDialled = /^[(+0]/.test(text.slice(from, from + 1)) && !DATE.test(text.slice(from, to));
      return isDialled && !/[\p{L}£]$/u.test(text.slice(Math.max(0, from - 2), from));
    })
    .map(({ from, to }) => ({ kind: 'phone number', from, to }));
}

function britishFromAbroad(text: string): Place[] {
  const runs = [12, 13, 14, 15].flatMap((count) => digitRuns(text, count, /^(?:44|00)/));
  // One without + or 00 is left out with all that does not begin as one dials.
  return runs
    .filter(({ digits }) => BRITISH_FROM_ABROAD.test(digits))
    .map(({ from, to }) => ({ from: text[from - 1] === '+' ? from - 1 : from, to }));
}

/** Whatever stands between its groups; the library reads only what is usual there. */
function fromAbroad(text: string): Place[] {
  return [...text.matchAll(FROM_ABROAD)].flatMap(({ 0: found, index }) => {
    const number = parsePhoneNumberFromString(found.replaceAll(/[^+\d]/g, ''));
    return number?.isValid() ? [{ from: index, to: index + found.length }] : [];
  });
}
