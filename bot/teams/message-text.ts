import { decode } from 'html-entities';

/** Longer than any Teams message; it only bounds the work. */
const MOST_READ = 100_000;
const LONGEST = 500;

/** Plain text of a message that Teams hands over as HTML, 500 characters at most. Never shown as HTML again. */
export function textOfMessage(content: string, isHtml: boolean): string {
  const read = content.slice(0, MOST_READ);
  const words = isHtml ? decode(read.replace(/<[^<>]*>/g, ' '), { scope: 'strict' }) : read;
  const line = words
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return Array.from(line).slice(0, LONGEST).join('').trimEnd();
}
