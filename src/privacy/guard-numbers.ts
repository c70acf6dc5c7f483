import { digitRuns, type Finding, matchesOf } from './guard-finding.ts';

const JOINT = /^[ .-]+$/;
/** Behind a date, an hour makes ten digits too. */
const DATE_AND_HOUR = /^\d{1,2}([.-])\d{1,2}\1(?:19|20)\d\d /;
/** A ticket's letters, or a sum of money; but "NHS" and "no" may touch the number. */
const PART_OF_ANOTHER = /[£€$\p{L}]$/u;
const NAME_OF_IT = /(?<!\p{L})(?:nhs|no|number)$/iu;

/**
 * NHS numbers: ten digits, the last of which is right; with that test one in eleven made-up numbers is taken for one.
 */
export function findNhsNumbers(text: string): Finding[] {
  return digitRuns(text, 10, JOINT)
    .filter(({ from, to, digits }) => {
      const before = text.slice(Math.max(0, from - 8), from);
      const isApart = NAME_OF_IT.test(before) || !PART_OF_ANOTHER.test(before);
      return (
        isApart &&
        !/^\p{L}/u.test(text.slice(to, to + 2)) &&
        hasNhsCheckDigit(digits) &&
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
const NATIONAL_INSURANCE =
  /(?<![\p{L}\d])(?:(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)(?:[ .-]{0,2}\d){6}[ .-]{0,2}[A-D](?![\p{L}\d])/giu;
const NATIONAL_INSURANCE_NAMED =
  /(?<!\p{L})(?:national insurance|NI|NINO)(?: (?:number|no|num))?[ .:#-]{1,3}(?:is )?[A-Z]{2}(?:[ .-]{0,2}\d){6}(?!\d)/giu;

export function findNationalInsurance(text: string): Finding[] {
  return [NATIONAL_INSURANCE, NATIONAL_INSURANCE_NAMED].flatMap((pattern) =>
    matchesOf('national insurance number', pattern, text),
  );
}

/** What a hospital, or a health board, calls the number of a person's notes; then five digits or more. */
const HOSPITAL_NUMBER =
  /(?<!\p{L})(?:MRN|UHPI|CHI|(?:hospital|hosp\.?|patient(?:'s)?|unit|NHS|CHI|PAS|MRN|H&C|case ?notes?) (?:number|num|no|id|ref|reference))(?!\p{L})[ .:#=-]{0,4}(?:(?:is|was) )?[A-Z]{0,4}[ -]?\d(?:[ -]?\d){4,11}(?!\d)/giu;

export function findHospitalNumbers(text: string): Finding[] {
  return matchesOf('hospital number', HOSPITAL_NUMBER, text);
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const YEAR = "(?:(?:19|20)\\d\\d|'?\\d\\d)(?!\\d)";
const WITH_YEAR = `(?:(?:19|20)\\d\\d[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2} ?[-./ ] ?\\d{1,2} ?[-./ ] ?${YEAR}|${DAY}(?: of|-)?[ -]?${MONTH},?[ -]${YEAR}|${MONTH} ${DAY},? ${YEAR})`;
const ANY = `(?:${WITH_YEAR}|${DAY}(?: of)? ${MONTH}(?!\\p{L})|${MONTH} ${DAY}(?!\\d)|\\d{1,2}/\\d{1,2}(?!\\d)|\\d{8}(?!\\d)|\\d{6}(?!\\d))`;
const NAMES = "(?: \\p{L}[\\p{L}'-]{0,20})";
const PERSON = '(?:patient|pt|client|resident|service user|pupil|tenant|applicant|claimant)';
const NEWBORN = '(?:baby|child|infant)';
const GAP = '[ ,(:-]{1,3}';
const DOB = '(?:d\\.?o\\.?b|date of birth|birth ?date)(?!\\p{L})';

/** A date behind what calls it a birth, or right beside somebody; a plain date is no matter. */
const BIRTHS = [
  `${DOB}[^\\n\\d]{0,20}?${ANY}`,
  `${WITH_YEAR}[ ,(]{1,3}${DOB}`,
  `birthday(?!\\p{L})[^\\n\\d.]{0,15}?${WITH_YEAR}`,
  `b(?:\\.|orn\\.?)? ?${WITH_YEAR}`,
  `(?:${PERSON}|${NEWBORN})${GAP}${WITH_YEAR}`,
].map(anyCase);
const BORN = anyCase(`born(?!\\p{L})(?:[^\\n\\d.]{0,20}?${WITH_YEAR}|[ :]{1,2}(?:on )?(?:the )?${ANY})`);
/** Ideas are born too. */
const A_THING =
  /\b(?:idea|team|project|service|scheme|plan|pilot|network|group|partnership|app|trust|council)\b[^.\n]{0,20}$/i;

/** Beside a date of these years a name is in somebody's diary; beside one of long ago they were born. */
const LONG_AGO = 2012;
const NAMED = anyCase(`(?:(?:Mr|Mrs|Ms|Miss|Mx)\\.?|${PERSON})${NAMES}{1,3}${GAP}${WITH_YEAR}`);
const NAMED_NEWBORN = anyCase(`${NEWBORN}${NAMES}{1,2}${GAP}${WITH_YEAR}`);
/** "patient safety talk" is nobody's name. */
const NO_NAME = new RegExp(` (?!user(?!\\p{L})|of |${MONTH})\\p{Ll}`, 'u');

/** Dates of birth: called so, or next to a person. */
export function findBirths(text: string): Finding[] {
  const find = (pattern: RegExp): Finding[] => matchesOf('date of birth', pattern, text);
  const isNamed = ({ from, to }: Finding): boolean => !NO_NAME.test(text.slice(from, to));
  const born = find(BORN).filter(({ from }) => !A_THING.test(text.slice(Math.max(0, from - 40), from)));
  const named = find(NAMED).filter((finding) => isNamed(finding) && isLongAgo(text.slice(finding.from, finding.to)));
  return [...BIRTHS.flatMap(find), ...born, ...named, ...find(NAMED_NEWBORN).filter(isNamed)];
}

function anyCase(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])${pattern}`, 'giu');
}

function isLongAgo(named: string): boolean {
  const year = /(?:19|20)\d\d/.exec(named)?.[0];
  return year ? Number(year) <= LONG_AGO : /[3-9]\d$/.test(named);
}
