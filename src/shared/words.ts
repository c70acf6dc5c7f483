import { plural } from './locale.ts';
import { NOTHING_CHANGED, type Refusals } from './refusal-words.ts';

/** What this feature refuses, as the person reads it. */
export const SHARED_REFUSALS = {
  CARD_OUT_OF_DATE: {
    what: 'This card is from an earlier version, so its button no longer works.',
    kept: NOTHING_CHANGED,
    next: 'Type help to see what I can do now.',
    comesBack: 'never',
  },
  INPUT_MALFORMED: {
    what: 'I could not read all that the card sent.',
    kept: NOTHING_CHANGED,
    next: 'Look it over and send it again, or type help.',
    comesBack: 'at once',
  },
  TOO_MANY_NEW: {
    what: 'You have made as many new things within an hour as one person can.',
    kept: 'What you wrote is kept.',
    next: 'Try again in an hour.',
    comesBack: 'later',
  },
  RATE_LIMITED: {
    what: 'More came from you or your team within seconds than I take at once.',
    kept: 'Nothing was lost: what you wrote is kept.',
    next: 'Wait ten seconds, then try again.',
    comesBack: 'later',
  },
} as const satisfies Refusals;

/** "All 18": the button for what is not seen at once. */
export function allInWords(count: number): string {
  return `All ${count}`;
}

/** What changed among those; empty where nothing did. */
export function changedBehindInWords(count: number): string {
  return count ? plural(count, { one: '1 other clearly changed.', other: '# others clearly changed.' }) : '';
}

/** The one in its place once that is open. */
export const FEWER = 'Fewer';

/** Of what needs several messages. */
export function partInWords(number: number, of: number): string {
  return `Part ${number} of ${of}`;
}
