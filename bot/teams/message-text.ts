/** Longer than any message Teams lets a person send; it only bounds the work. */
const MOST_READ = 100_000;
const LONGEST = 500;

const NAMED: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The words of somebody's message: from HTML, as Teams hands it over, to plain text of 500 characters at most. Nothing of
 * it is ever shown as HTML; what looks like a tag after this is only text.
 */
export function textOfMessage(content: string, isHtml: boolean): string {
  const read = content.slice(0, MOST_READ);
  const words = isHtml ? decoded(read.replace(/<[^<>]*>/g, ' ')) : read;
  const line = words
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return Array.from(line).slice(0, LONGEST).join('').trimEnd();
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}
