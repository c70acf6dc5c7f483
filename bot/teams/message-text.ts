import { decode } from 'html-entities';

/** Longer than any message Teams lets a person send; it only bounds the work. */
const MOST_READ = 100_000;
const LONGEST = 500;

/**
 * The words of somebody's message: from HTML, as Teams hands it over, to plain text of 500 characters at most. Nothing of
 * it is ever shown as HTML; what looks like a tag after this is only text.
 */
export function textOfMessage(content: string, isHtml: boolean): string {
  const read = content.slice(0, MOST_READ);
  const words = isHtml ? decode(read.replace(/<[^<>]*>/g, ' '), { scope: 'strict' }) : read;
  const line = words
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return Array.from(line).slice(0, LONGEST).join('').trimEnd();
}
