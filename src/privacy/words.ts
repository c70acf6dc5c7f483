import type { Refusals } from '../shared/refusal-words.ts';

/** What this feature refuses, as the person reads it. */
export const TEXT_REFUSALS = {
  TEXT_OFFENSIVE: {
    what: 'Some of these words could hurt or offend.',
    kept: 'Nothing was stored or sent.',
    next: 'Change the words that are marked, and send it again.',
    comesBack: 'at once',
  },
  TEXT_PERSONAL: {
    what: 'These words may tell who a patient or another person is.',
    kept: 'Nothing was stored or sent.',
    next: 'Change the words that are marked, and send it again.',
    comesBack: 'at once',
  },
  TEXT_TOO_LONG: {
    what: 'The text is longer than the card can show.',
    kept: 'What you wrote is kept on the form.',
    next: 'Make it shorter and send it again.',
    comesBack: 'at once',
  },
} as const satisfies Refusals;
