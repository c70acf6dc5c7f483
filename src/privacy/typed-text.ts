import { Refusal } from '../refusal.ts';
import { LOCALE } from '../shared/locale.ts';

/** Signs that show nothing or turn the reading direction: they can hide or disguise what a card says. */
const INVISIBLE = /[[\p{Cc}\p{Cf}]--[\n\u200d]]/gv;

/** More than any script needs; a sign may have marks or joined emoji without end. */
const MOST_BYTES = { aCharacter: 8, more: 200 } as const;

/**
 * What somebody typed, fit to be stored: invisible signs gone, ends trimmed, no run of empty lines.
 * @param longest characters, as a person counts them
 * @throws Refusal TEXT_TOO_LONG
 */
export function cleanText(typed: string, longest: number): string {
  const text = typed
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > longest * MOST_BYTES.aCharacter + MOST_BYTES.more) throw new Refusal('TEXT_TOO_LONG');
  const length = [...new Intl.Segmenter(LOCALE).segment(text)].length;
  if (length > longest) throw new Refusal('TEXT_TOO_LONG');
  return text;
}
