/** Letters, digits and signs as most people type them, but no brace: nothing to clean. */
const PLAIN = /^[\n -z|-~\u00A0-\u00AC\u00AE-\u00FF\u2010-\u201F\u2026]*$/;

const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

const PICTURE = '\\p{Extended_Pictographic}[\\uFE0E\\uFE0F\\p{Emoji_Modifier}]?';
/** England, Scotland and Wales, spelt in tags. */
const FLAG =
  '\\u{1F3F4}\\u{E0067}\\u{E0062}(?:\\u{E0065}\\u{E006E}\\u{E0067}|\\u{E0073}\\u{E0063}\\u{E0074}|\\u{E0077}\\u{E006C}\\u{E0073})\\u{E007F}';
/** A joiner in a script that cannot be written without, such as Persian or Sinhala. */
const JOINED =
  '[\\u200C\\u200D](?<=[[\\p{M}\\p{Script=Arabic}]--[\\p{N}\\p{Script=Inherited}\\p{Default_Ignorable_Code_Point}]].)(?=[\\p{L}--\\p{Default_Ignorable_Code_Point}])';
const KEPT = `${FLAG}|${PICTURE}(?:\\u200D${PICTURE})*|[\\d#*]\\uFE0F\\u20E3|${JOINED}`;

/** What nobody sees: it can turn the reading direction, or part what a person reads as one. */
const UNSEEN = new RegExp(
  `(${KEPT})|[[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\uFFFC]--\\n]`,
  'gv',
);

/** The client would put a date here, even in a TextRun. */
const MACROS = /\{\{(?=(?:DATE|TIME)\()/gi;

/**
 * The text as it is looked at, stored and shown: whatever is not seen is gone, and after that whatever a client would make
 * something else of. Doing it twice changes nothing more.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replace(LINE_ENDS, '\n')
    .replaceAll('\t', ' ')
    .replace(UNSEEN, '$1')
    .replace(MACROS, '{ {');
}

/** The same on one line, for names and whatever nobody types lines into. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\n+/g, ' ');
}
