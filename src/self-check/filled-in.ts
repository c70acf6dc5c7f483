import type { Depth } from '../frameworks/check-lines.ts';
import { chosenFramework } from '../frameworks/chosen-framework.ts';
import type { Framework } from '../frameworks/framework.ts';
import { Refusal } from '../refusal.ts';
import { choicesOn, type Page, pagesOf } from './questions.ts';
import type { SelfCheckState } from './self-check-card.ts';

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
