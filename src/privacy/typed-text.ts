import { Refusal } from '../errors.ts';

/** Signs that show nothing or turn the reading direction: they can hide or disguise what a card says. */
const INVISIBLE = /[[\p{Cc}\p{Cf}]--[\n\u200d]]/gv;

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
  const length = [...new Intl.Segmenter('en-GB').segment(text)].length;
  if (length > longest) throw new Refusal('TEXT_TOO_LONG');
  return text;
}
