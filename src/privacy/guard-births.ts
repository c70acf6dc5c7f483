import { type Finding, matchesOf } from './guard-finding.ts';
import { DAY_WORD, NUMBER_WORD, YEAR_WORDS } from './guard-words.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const YEAR = "(?:(?:19|20)\\d\\d|'?\\d\\d)(?!\\d)";
const SEPARATOR = ' ?[-./_· ] ?';
const WITH_YEAR = `(?:(?:19|20)\\d\\d[-./_·]\\d{1,2}[-./_·]\\d{1,2}|\\d{1,2}${SEPARATOR}\\d{1,2}${SEPARATOR}${YEAR}|(?:${DAY}|${DAY_WORD})(?: of|-)?[ -]?${MONTH},?[ -](?:${YEAR}|${YEAR_WORDS}(?!\\p{L}))|${MONTH} ${DAY},? ${YEAR})`;
const WIDE = '[-./_,·() \\n]{1,3}';
/** Where it is called one of birth, with whatever stands between its parts. */
const IN_FULL = `(?:${WITH_YEAR}|\\d{1,2}${WIDE}\\d{1,2}${WIDE}${YEAR}|(?:19|20)\\d\\d${WIDE}\\d{1,2}${WIDE}\\d{1,2}(?!\\d)|\\d{8}(?!\\d)|\\d{6}(?!\\d)|(?:${NUMBER_WORD}|${DAY_WORD})[ ,-]{1,2}(?:${NUMBER_WORD}|${DAY_WORD})[ ,-]{1,2}(?:${YEAR_WORDS}|${NUMBER_WORD})(?!\\p{L}))`;
const ANY = `(?:${IN_FULL}|${DAY}(?: of)? ${MONTH}(?!\\p{L})|${MONTH} ${DAY}(?!\\d)|\\d{1,2}/\\d{1,2}(?!\\d))`;
const NAMES = "(?: \\p{L}[\\p{L}'-]{0,20})";
const PERSON = '(?:patient|pt|client|resident|service user|pupil|tenant|applicant|claimant)';
const NEWBORN = '(?:baby|child|infant)';
const GAP = '[ ,(:-]{1,3}';
const DOB = '(?:d\\.?o\\.?b|date of birth|birth ?date)(?!\\p{L})';
const LINE_ABOVE = '[ .:?-]{0,3}\\n{1,2}';

/** A date behind what calls it a birth, or right beside somebody; a plain date is no matter. */
const BIRTHS = [
  `${DOB}[^\\n\\d]{0,20}?${ANY}`,
  `${DOB}${LINE_ABOVE}[ (]?${IN_FULL}`,
  `${WITH_YEAR}[ ,(]{1,3}${DOB}`,
  `birthday(?!\\p{L})[^\\n\\d.]{0,15}?${WITH_YEAR}`,
  `b(?:\\.|orn\\.?) ?${WITH_YEAR}`,
  `(?:${PERSON}|${NEWBORN})${GAP}${WITH_YEAR}`,
].map(anyCase);
const BORN = anyCase(
  `born(?!\\p{L})(?:[^\\n\\d.]{0,20}?${WITH_YEAR}|[ :]{1,2}(?:on )?(?:the )?${ANY}|${LINE_ABOVE}${WITH_YEAR})`,
);
/** Ideas are born too. */
const A_THING =
  /\b(?:idea|team|project|service|scheme|plan|pilot|network|group|partnership|app|trust|council)\b[^.\n]{0,20}$/i;

/** Beside a date of these years a name is in somebody's diary; beside one of long ago they were born. */
const LONG_AGO = 2012;
const BARE = anyCase(`b ?${WITH_YEAR}`);
const NAMED = anyCase(`(?:(?:Mr|Mrs|Ms|Miss|Mx)\\.?|${PERSON})${NAMES}{1,3}${GAP}${WITH_YEAR}`);
const NAMED_NEWBORN = anyCase(`${NEWBORN}${NAMES}{1,2}${GAP}${WITH_YEAR}`);
/** "patient safety talk" is nobody's name. */
const NO_NAME = new RegExp(` (?!user(?!\\p{L})|of |${MONTH})\\p{Ll}`, 'u');

/** No date is without a digit or one of these. */
const OF_A_DATE = new RegExp(`\\d|${DAY_WORD}|${NUMBER_WORD}|${YEAR_WORDS}`, 'iu');

/** Dates of birth: called so, or next to a person. */
export function findBirths(text: string): Finding[] {
  if (!OF_A_DATE.test(text)) return [];
  const find = (pattern: RegExp): Finding[] => matchesOf('date of birth', pattern, text);
  const isNamed = ({ from, to }: Finding): boolean => !NO_NAME.test(text.slice(from, to));
  const born = find(BORN).filter(({ from }) => !A_THING.test(text.slice(Math.max(0, from - 40), from)));
  const wasLongAgo = ({ from, to }: Finding): boolean => isLongAgo(text.slice(from, to));
  const named = [...find(NAMED).filter(isNamed), ...find(BARE)].filter(wasLongAgo);
  return [...BIRTHS.flatMap(find), ...born, ...named, ...find(NAMED_NEWBORN).filter(isNamed)];
}

function anyCase(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])${pattern}`, 'giu');
}

function isLongAgo(named: string): boolean {
  const year = /(?:19|20)\d\d/.exec(named)?.[0];
  return year ? Number(year) <= LONG_AGO : /[3-9]\d$/.test(named);
}
