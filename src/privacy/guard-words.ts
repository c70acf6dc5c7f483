/** Numbers as words, as parts of patterns. */
const UNIT = 'one|two|three|four|five|six|seven|eight|nine';
const TEEN = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const TENTHS =
  'tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth';

/** One to ninety-nine. */
export const NUMBER_WORD = `(?:(?:${TENS})(?:[ -](?:${UNIT}))?|${TEEN}|${UNIT})`;
/** First to thirty-first. */
export const DAY_WORD = `(?:(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|${TENTHS})`;
/** Nineteen oh one to twenty ninety-nine. */
export const YEAR_WORDS = `(?:(?:nineteen|twenty)[ -](?:hundred and )?(?:oh[ -](?:${UNIT})|${NUMBER_WORD})|two thousand(?: and ${NUMBER_WORD})?)`;

const DIGITS = ['zero', ...UNIT.split('|')];
const DIGIT_WORD = `(?:zero|nought|oh|o|${UNIT})(?!\\p{L})`;
const SPOKEN = `(?:(?:(?:double|treble|triple) )?${DIGIT_WORD}(?: hundred)?|\\d{1,15})`;
const PAUSE = '[ ,.\\n-]{1,2}';
/** Digits read out one by one, at least four times something; numbers may stand between. */
const READ_OUT = new RegExp(`(?<![\\p{L}\\d])${SPOKEN}(?:${PAUSE}${SPOKEN}){3,30}(?![\\p{L}\\d])`, 'giu');
const PART = new RegExp(`(?:(double|treble|triple) )?(${DIGIT_WORD})( hundred)?|${PAUSE}`, 'giu');

/** A piece of a text, and what stands for it in digits. */
interface Spoken {
  readonly from: number;
  readonly to: number;
  readonly written: string;
}

/** Where a text reads digits out, as in a phone number: "oh seven seven double oh". */
export function spokenDigits(text: string): Spoken[] {
  const runs = [...text.matchAll(READ_OUT)].filter(([run]) => /\p{L}/u.test(run));
  return runs.flatMap((run) =>
    [...run[0].matchAll(PART)].map(({ 0: said, 1: times = '', 2: word, 3: hundred, index }) => {
      const from = run.index + index;
      const written = word === undefined ? ' ' : digitsOf(word, times) + (hundred ? '00' : '');
      return { from, to: from + said.length, written };
    }),
  );
}

function digitsOf(word: string, times: string): string {
  const digit = String(Math.max(0, DIGITS.indexOf(word.toLowerCase())));
  return digit.repeat(times === '' ? 1 : times.toLowerCase() === 'double' ? 2 : 3);
}
