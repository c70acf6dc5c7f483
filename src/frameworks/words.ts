import { NOTHING_CHANGED, type Refusals } from '../shared/refusal-words.ts';

/** What this feature refuses, as the person reads it. */
export const FRAMEWORK_REFUSALS = {
  BEHAVIOUR_UNKNOWN: {
    what: 'That behaviour is not in this team’s framework.',
    kept: NOTHING_CHANGED,
    next: 'Choose from the list. Type framework to see it.',
    comesBack: 'at once',
  },
  FRAMEWORK_UNKNOWN: {
    what: 'That framework is not available here.',
    kept: 'The team’s settings are as they were.',
    next: 'Choose a framework from the list.',
    comesBack: 'at once',
  },
} as const satisfies Refusals;
