import { digitRuns, isOneNumber, JOINT } from './guard-digits.ts';
import { type Finding, matchesOf } from './guard-finding.ts';

const USUAL_JOINT = /^[ .-]+$/;
const SHAPES = ['3-3-4', '3-7', '7-3'];
/** Behind a date, an hour makes ten digits too. */
const DATE_AND_HOUR = /^(?:\d{1,2}([.-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([.-])\d{1,2}\2\d{1,2}) /;
/** A ticket's letters, or a sum of money; but "NHS" and "no" may touch the number. */
const PART_OF_ANOTHER = /[£€$\p{L}]$/u;
const NAME_OF_IT = /(?<!\p{L})(?:nhs|no|number)$/iu;
const CALLED_SO = /(?<!\p{L})nhs (?:no|num|number)[ .:#\n-]{0,3}$/iu;

/**
 * NHS numbers: ten digits, the last of which is right; with that test one in eleven made-up numbers is taken for one.
 */
export function findNhsNumbers(text: string): Finding[] {
  return digitRuns(text, 10)
    .filter((run) => {
      const { from, to, digits } = run;
      const before = text.slice(Math.max(0, from - 16), from);
      const isApart = NAME_OF_IT.test(before) || !PART_OF_ANOTHER.test(before);
      return (
        isApart &&
        !/^\p{L}/u.test(text.slice(to, to + 2)) &&
        hasNhsCheckDigit(digits) &&
        (CALLED_SO.test(before) || isOneNumber(run, USUAL_JOINT, SHAPES)) &&
        !DATE_AND_HOUR.test(text.slice(from, to))
      );
    })
    .map(({ from, to }) => ({ kind: 'nhs number', from, to }));
}

/**
 * Modulus 11: the first nine digits weighed by 10 down to 2; 11 less the rest is the tenth, 11 stands for 0, and 10 is
 * never given out (NHS Data Dictionary, "NHS number").
 */
export function hasNhsCheckDigit(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/**
 * Two letters, six digits, A to D; not D F I Q U V, nor O in the second place, nor the prefixes BG GB KN NK NT TN ZZ
 * (HMRC, National Insurance Manual NIM39110). QQ is what forms show as their example. Behind its name the last letter
 * may be missing.
 */
const NATIONAL_INSURANCE = new RegExp(
  `(?<![\\p{L}\\d])(?:(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)(?:${JOINT}{0,3}\\d){6}${JOINT}{0,3}[A-D](?![\\p{L}\\d])`,
  'giu',
);
const NATIONAL_INSURANCE_NAMED = new RegExp(
  `(?<!\\p{L})(?:national insurance|NI|NINO)(?: (?:number|no|num))?[ .:#\\n-]{1,3}(?:is )?[A-Z]{2}(?:${JOINT}{0,3}\\d){6}(?!\\d)`,
  'giu',
);
/** "by 12/11/26 a ..." and "by 12, 14, 16 a ..." are dates and lists, and a number only with capitals. */
const DATE_OR_LIST = /,[ \n]|\n|\d\d[./-]\d\d[./-]\d\d /;

export function findNationalInsurance(text: string): Finding[] {
  const found = matchesOf('national insurance number', NATIONAL_INSURANCE, text).filter(({ from, to }) => {
    const one = text.slice(from, to);
    return !DATE_OR_LIST.test(one) || one === one.toUpperCase();
  });
  return [...found, ...matchesOf('national insurance number', NATIONAL_INSURANCE_NAMED, text)];
}

const CALLED =
  "(?:MRN|UHPI|CHI|(?:hospital|hosp\\.?|patient(?:'s)?|unit|NHS|CHI|PAS|MRN|H&C|case ?notes?) (?:number|num|no|id|ref|reference))(?!\\p{L})";
/** "CHI 2026/27", "unit ref 12/11/2026" */
const NO_DATE =
  '(?![ -]?(?:(?:19|20)\\d\\d[/-]\\d\\d(?:\\d\\d)?(?!\\d)|(?:0?[1-9]|[12]\\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:\\d\\d){1,2}(?!\\d)))';
/** What a hospital, or a health board, calls the number of a person's notes; then five digits or more, but no list. */
const HOSPITAL_NUMBER = new RegExp(
  `(?<!\\p{L})${CALLED}[ .:#=\\n-]{0,4}(?:(?:is|was) )?${NO_DATE}[A-Z]{0,4}[ -]?\\d(?:(?:[ ./_,·-]|(?!, )${JOINT}{1,3}(?=\\d{3}))?\\d){4,11}(?!\\d)`,
  'giu',
);

export function findHospitalNumbers(text: string): Finding[] {
  return matchesOf('hospital number', HOSPITAL_NUMBER, text);
}
