import type { Summaries } from '../shared/card-parts.ts';
import { NOTHING_CHANGED, type Refusals } from '../shared/refusal-words.ts';
import type { FrameworkMessage } from './cards.ts';
import type { Framework } from './framework.ts';

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

/** One line of each card, for Teams' notification. */
export const FRAMEWORK_SUMMARIES: Summaries<FrameworkMessage> = {
  framework: ({ name }) => `Our framework: ${name}`,
  'share-form': () => 'Behaviours as text',
  share: ({ frameworkName }) => `As text: ${frameworkName}`,
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
