import { type CheckLine, checkLines, type Depth, inParts } from '../frameworks/check-lines.ts';
import type { Framework } from '../frameworks/framework.ts';

/** What the card sends for "not sure"; kept as 0. */
const NOT_SURE = '0';

/** How often I do this, or help it to happen. */
export const FREQUENCIES = [
  { title: 'Nearly always', value: '5' },
  { title: 'Often', value: '4' },
  { title: 'About half the time', value: '3' },
  { title: 'Now and then', value: '2' },
  { title: 'Hardly ever', value: '1' },
  { title: 'Not sure', value: NOT_SURE },
] as const;

/** More than any framework asks in full. */
export const MOST_QUESTIONS = 200;
/** A longer card is tiring to fill in. */
const MOST_ON_A_PAGE = 15;

/** The questions of one card, and how many come before it. */
export interface Page {
  readonly before: number;
  readonly lines: readonly CheckLine[];
  readonly total: number;
}

/** The cards of a self-check, one after the other; no behaviour is cut in two. */
export function pagesOf(framework: Framework, depth: Depth): Page[] {
  const lines = checkLines(framework, depth);
  let before = 0;
  return inParts(lines, MOST_ON_A_PAGE).map((part) => {
    const page = { before, lines: part, total: lines.length };
    before += part.length;
    return page;
  });
}

export function questionId(index: number): string {
  return `q${index}`;
}

/** What was chosen on one card, one sign per question; an empty one where nothing on the scale was. */
export function choicesOn({ before, lines }: Page, sent: Readonly<Record<string, unknown>>): string[] {
  return lines.map((_, index) => {
    const chosen = sent[questionId(before + index)];
    return FREQUENCIES.find(({ value }) => value === chosen)?.value ?? '';
  });
}
