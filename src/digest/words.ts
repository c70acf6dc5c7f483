import { dayInWords } from '../scheduling/moments.ts';
import type { Every } from '../scheduling/recurrence.ts';
import type { Summaries } from '../shared/card-parts.ts';
import { weeksInWords } from '../trends/words.ts';
import type { DigestMessage } from './cards.ts';

/** Where a digest has no result to show. */
export const NO_PULSE = 'No pulse has closed in this time.';

/** "Since Monday 16 November 2026", or of how many weeks where none was posted before; `since` in milliseconds since 1970. */
export function spanInWords(
  { since, weeks }: { readonly since: number; readonly weeks: number },
  timeZone: string,
): string {
  return weeks ? weeksInWords(weeks) : `Since ${dayInWords(since, timeZone)}`;
}

export const FEATURED_TITLES: Readonly<Record<Every, string>> = {
  weekly: 'Behaviour of the week',
  fortnightly: 'Behaviour of the fortnight',
  monthly: 'Behaviour of the month',
  quarterly: 'Behaviour of the quarter',
};

/** One line of each card, for Teams' notification. */
export const DIGEST_SUMMARIES: Summaries<DigestMessage> = {
  digest: ({ teamName }) => (teamName ? `Our digest: ${teamName}` : 'Our digest'),
  behaviour: ({ title, name }) => `${title}: ${name}`,
};
