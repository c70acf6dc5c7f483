import { type CheckLine, checkLines, type Depth, inParts } from '../frameworks/check-lines.ts';
import { chosenFramework } from '../frameworks/chosen.ts';
import type { Framework } from '../frameworks/framework.ts';
import { Refusal } from '../refusal.ts';

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

export const DEPTH_CHOICES = [
  { title: 'Quick: every behaviour once, two to three minutes', value: 'quick' },
  { title: 'Full: with the lines below each, five to ten minutes', value: 'full' },
] as const satisfies readonly { title: string; value: Depth }[];

/** More than any framework asks in full. */
export const MOST_QUESTIONS = 600;
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
  const lines = checkLines(framework, depth, 'self');
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

/** What the cards of one self-check hand on from one to the next; nothing of it is stored. */
export interface SelfCheckState {
  readonly formId: string;
  readonly framework: Framework;
  readonly depth: Depth;
  /** One digit per question of the cards before, 0 for not sure. */
  readonly answers: string;
}

/** What a card of a self-check sent; not yet trusted. */
export interface SelfCheckInput {
  readonly formId: string;
  readonly frameworkId: string;
  /** Empty on the form that opens the check. */
  readonly version: string;
  readonly depth: Depth;
  /** What the cards before sent. */
  readonly answers: string;
  /** One field per question on this card. */
  readonly sent: Readonly<Record<string, unknown>>;
}

/** One card as it was filled in. */
export interface FilledIn {
  readonly state: SelfCheckState;
  readonly page: Page;
  /** One sign per question on the card; an empty one where nothing on the scale was chosen. */
  readonly choices: readonly string[];
  /** Null after the last. */
  readonly next: Page | null;
}

/**
 * The card that was filled in, looked up in the framework: nothing of what was asked is taken from the card.
 * @throws Refusal FRAMEWORK_UNKNOWN, CARD_OUT_OF_DATE, INPUT_MALFORMED
 */
export function filledIn(frameworks: readonly Framework[], input: SelfCheckInput): FilledIn {
  const { formId, frameworkId, version, depth, answers, sent } = input;
  const framework = chosenFramework(frameworks, frameworkId, version);
  const pages = pagesOf(framework, depth);
  const index = pages.findIndex(({ before }) => before === answers.length);
  const page = pages[index];
  if (!page) throw new Refusal('INPUT_MALFORMED');
  return {
    state: { formId, framework, depth, answers },
    page,
    choices: choicesOn(page, sent),
    next: pages[index + 1] ?? null,
  };
}

/**
 * A whole self-check, as the card of its result holds it.
 * @throws Refusal FRAMEWORK_UNKNOWN, CARD_OUT_OF_DATE, INPUT_MALFORMED
 */
export function wholeSelfCheck(
  frameworks: readonly Framework[],
  { formId, frameworkId, version, depth, answers }: Omit<SelfCheckInput, 'sent'>,
): SelfCheckState {
  const framework = chosenFramework(frameworks, frameworkId, version);
  const [first] = pagesOf(framework, depth);
  if (answers.length !== first?.total) throw new Refusal('INPUT_MALFORMED');
  return { formId, framework, depth, answers };
}
