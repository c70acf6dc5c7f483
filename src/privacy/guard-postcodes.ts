import { match, toArea } from 'postcode';
import type { Finding } from './guard-finding.ts';

/** The areas that the United Kingdom and its islands have (Royal Mail); the library takes any letters. */
const AREAS = new Set(
  'AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'.split(
    ' ',
  ),
);
/** The inward half never has these letters. */
const INWARD = /\d[ABD-HJLNP-UW-Z]{2}$/i;
/** "B1 1st floor", "M2 8GB": what comes behind the space is no half of a postcode. */
const ANOTHER_WORD = / (?:1st|2nd|3rd|\dth|\dhr|\d[GT]B)$/;

/** Whole postcodes; half of one, such as SW1 or B12, tells nobody's address. */
export function findPostcodes(text: string): Finding[] {
  let after = 0;
  return match(text).flatMap((found): Finding[] => {
    const from = text.indexOf(found, after);
    const to = from + found.length;
    after = to;
    const isApart = !/[\p{L}\d]$/u.test(text.slice(0, from).slice(-2)) && !/^[\p{L}\d]/u.test(text.slice(to));
    const isReal = AREAS.has((toArea(found) ?? '').toUpperCase()) && INWARD.test(found) && !found.includes('\n');
    return isApart && isReal && !ANOTHER_WORD.test(found) ? [{ kind: 'postcode', from, to }] : [];
  });
}
