/** No line of a golden file is longer. */
export const LONGEST_LINE = 160;

const MANY_WORDS = /(?<!\S)(\S+)(?: \1){11,}(?!\S)/g;
const MANY_SIGNS = /(\S)\1{39,}/g;

/** What nobody would see in a review; emoji are joined by one of them. */
const UNSEEN = /(?!\u200D)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** Each line on its own, and what is too long broken at spaces, with the rest of it further in. */
export function wrapped(lines: readonly string[]): string {
  return lines
    .flatMap((line) => wrappedLine(seen(withoutRepeats(line))))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** "thanks thanks thanks" and "aaaa", which only make a text long, are said with their number. */
function withoutRepeats(line: string): string {
  return line
    .replace(MANY_WORDS, (all, word: string) => `${word} (×${all.split(' ').length})`)
    .replace(MANY_SIGNS, (all, sign: string) => `${sign}(×${all.length})`);
}

function seen(line: string): string {
  return line.replace(UNSEEN, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}

function wrappedLine(line: string): string[] {
  const further = `${/^ */.exec(line)?.[0] ?? ''}    `;
  const lines: string[] = [];
  let rest = line;
  while (rest.length > LONGEST_LINE) {
    const end = endOf(rest, further.length);
    lines.push(rest.slice(0, end));
    rest = further + rest.slice(end).replace(/^ /, '');
  }
  return [...lines, rest];
}

/** At a space, or else after a comma; and a word that is longer than the line is cut. */
function endOf(line: string, from: number): number {
  const space = line.lastIndexOf(' ', LONGEST_LINE);
  if (space > from) return space;
  const comma = line.lastIndexOf(',', LONGEST_LINE - 1);
  return comma > from ? comma + 1 : LONGEST_LINE;
}
