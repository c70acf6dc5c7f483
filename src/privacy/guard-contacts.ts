import { type Finding, matchesOf } from './guard-finding.ts';

/** The part before the @ is at most 64 signs (RFC 5321) and begins where no other could, so that each sign is read once. */
const EMAIL =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}(?:@| ?[([]at[)\]] ?)(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}(?!\p{L})/giu;

/** Spelt out: "anna dot field at example dot com", "anna.field (at) example.com", or with spaces around the @. */
const AT = '(?: ?[([](?:at|@)[)\\]] ?| at | ?@ ?)';
const DOT = '(?:\\.| ?[([]dot[)\\]] ?| dot )';
const SPELT_OUT = '(?: ?[([]dot[)\\]] ?| dot )';
const WORD = "[\\p{L}\\p{N}'-]{1,63}";
const SPELT_EMAIL = new RegExp(
  `(?<![\\p{L}\\p{N}'-])(?:\\p{L}${WORD}(?:(?:[._]|${SPELT_OUT})\\p{L}${WORD}){1,4}${AT}${WORD}(?:${DOT}${WORD}){0,4}${DOT}|${WORD}${AT}${WORD}(?:${DOT}${WORD}){0,4}${SPELT_OUT})\\p{L}{2,24}(?!\\p{L})`,
  'giu',
);

export function findEmails(text: string): Finding[] {
  return [EMAIL, SPELT_EMAIL].flatMap((pattern) => matchesOf('e-mail address', pattern, text));
}

/** The areas that the United Kingdom and its islands have (Royal Mail). */
const AREAS =
  'AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'.replaceAll(
    ' ',
    '|',
  );
/** Area, district, space or none, and the inward half, which never has some of the letters. */
const POSTCODE = new RegExp(
  `(?<![\\p{L}\\d])(?:${AREAS})\\d[A-Z\\d]?(?:[^\\S\\n]*|[-/_.·]|[ ,]?\\n)\\d[ABD-HJLNP-UW-Z]{2}(?![\\p{L}\\d])`,
  'giu',
);
/** "B1 1st floor", "M2 8GB": what follows the space is no half of a postcode. */
const ANOTHER_WORD = /[^\p{L}\d](?:1st|2nd|3rd|\dth|\dhr|\d[GT]B)/u;

/** Whole postcodes; half of one, such as SW1 or B12, tells nobody's address. */
export function findPostcodes(text: string): Finding[] {
  return [...text.matchAll(POSTCODE)].flatMap(({ 0: found, index }): Finding[] =>
    ANOTHER_WORD.test(found) ? [] : [{ kind: 'postcode', from: index, to: index + found.length }],
  );
}
