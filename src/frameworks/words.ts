import type { Summaries } from '../shared/card-parts.ts';
import { listed } from '../shared/locale.ts';
import { NOTHING_CHANGED, type Refusals } from '../shared/refusal-words.ts';
import type { FrameworkMessage } from './cards.ts';
import type { Authored, Behaviour, Framework } from './framework.ts';

/** One plain sentence on how far the framework can be relied on, to show beside its name. */
export function describeStatus(framework: Framework): string {
  if (framework.isSuperseded) return `Superseded: version ${framework.version} has been replaced by a newer one.`;
  switch (framework.status) {
    case 'complete':
      return 'Complete as published.';
    case 'own-wording':
      return 'Complete: the names are as published, and the wording is ours.';
    case 'partial':
      return 'Partial: the source gives only some of this, and the rest is ours.';
    case 'names-only':
      return 'Names only: the names are as published, and every other word is ours.';
    case 'needs-booklet':
      return 'Not ready: the published behaviours are still to be added, so only interim prompts are offered.';
  }
}

/** Above a form on which another framework was chosen. */
export function changedFramework({ name }: Framework): string {
  return `These are from ${name}. Choose one.`;
}

const AUTHORED: Readonly<Record<Authored, string>> = {
  interview: 'interview questions',
  personSpecification: 'line for a person specification',
  own: 'lines for a self-check',
};
const MOST_NAMED = 3;

/**
 * Above a text: what the pack has none of, since we write nothing in its place.
 * @param of how many behaviours the text is about
 */
export function notAuthoredInWords(missing: readonly { what: Authored; for: readonly string[] }[], of: number): string {
  const parts = missing.map(({ what, for: names }) => {
    const isForAll = names.length === of && of > 1;
    const where = names.length > MOST_NAMED ? `${names.length} of these ${of}` : listed(names.map((one) => `“${one}”`));
    return `no ${AUTHORED[what]}${isForAll ? '' : ` for ${where}`}`;
  });
  return parts.length ? `The pack has ${listed(parts)}. Whoever keeps it can add that.` : '';
}

/** For somebody's first week, on one behaviour or on several. */
export function firstWeekQuestions([first, ...others]: readonly Pick<Behaviour, 'name'>[]): string[] {
  const about = first && !others.length ? `“${first.name}”` : 'one of these';
  return [
    `- Where have you seen ${about} this week?`,
    `- Whom could you ask what ${about} means in your work?`,
    '- What have you seen elsewhere that we could learn from?',
  ];
}

/** What is folded where a text is to be copied as a whole. */
export const THE_TEXT = 'The text';

/** Above the form where a page was wanted and its address is not known. */
export const NO_PAGE = 'There is no page to print here: the bot was not told its own address. Choose another.';

/** One line of each card, for Teams' notification. */
export const FRAMEWORK_SUMMARIES: Summaries<FrameworkMessage> = {
  framework: ({ name }) => `Our framework: ${name}`,
  'share-form': () => 'Behaviours to share',
  share: ({ frameworkName, purposeTitle }) => `${purposeTitle}: ${frameworkName}`,
  'share-page': ({ frameworkName }) => `A page to print: ${frameworkName}`,
};

/** What this feature refuses, as the person reads it. */
export const FRAMEWORK_REFUSALS = {
  BEHAVIOUR_MISSING: {
    what: 'No behaviour was chosen.',
    kept: NOTHING_CHANGED,
    next: 'Choose one from the list.',
    comesBack: 'at once',
  },
  BEHAVIOUR_UNKNOWN: {
    what: 'That behaviour is not in this team’s framework.',
    kept: NOTHING_CHANGED,
    next: 'Choose from the list. Type framework to see it.',
    comesBack: 'at once',
  },
  FRAMEWORK_UNKNOWN: {
    what: 'No framework was chosen, or one that is not available here.',
    kept: NOTHING_CHANGED,
    next: 'Choose a framework from the list.',
    comesBack: 'at once',
  },
} as const satisfies Refusals;
