/** Copies the data with every text made safe to show. Line breaks stay only where somebody typed them. */
export function clean<T>(value: T, key = ''): T {
  if (typeof value === 'string') return cleanText(value, key.endsWith('Words')) as T;
  if (Array.isArray(value)) return value.map((item) => clean(item, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const inside = (name: string) => (key === 'retryData' || key === 'sendData' ? 'sentWords' : name);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, clean(item, inside(name))])) as T;
}

/** Latin letters, digits and signs as people type them, but no brace: nothing to clean. */
const PLAIN = /^[ -z|-~\u00A0-\u00FF\u2010-\u201F\u2026]*$/;

function cleanText(text: string, keepsLines: boolean): string {
  if (PLAIN.test(text)) return text;
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(keepsLines ? /(?!\n)\p{Cc}/gu : /\p{Cc}+/gu, ' ')
      .replace(/[\p{Bidi_Control}\p{Noncharacter_Code_Point}\u200B\u2060-\u2064\uFEFF]/gu, '')
      // The client would put a date here, even in a TextRun.
      .replace(/\{\{(?=(?:DATE|TIME)\()/gi, '{ {')
      .replace(/(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}])[\u200C\u200D]/gu, '')
  );
}

/** A roster name fit for the one place where a TextBlock needs it: no tags, Markdown, links or date macros. */
export function nameForMention(name: string): string {
  const plain = name
    .replace(/<\/?at>/gi, '')
    .replace(/[<>*_`~|\\[\]{}#]|&(?=#?\w+;)|:\/\//g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain || 'a colleague';
}
