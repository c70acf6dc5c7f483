import { dayInWords } from '../scheduling/moments.ts';
import { listed } from '../shared/listed.ts';
import { DEFAULT_SETTINGS } from '../teams/team.ts';
import type { ThankYou } from './thank-you.ts';

const NAMED = 5;

/** What becomes of a thank-you, before it is written. */
export function whereItGoes(isAlone: boolean): string {
  return isAlone
    ? 'It goes to their own chat with me. Nobody else sees it.'
    : 'Each person gets it in their own chat and decides whether it is shared here. A thank-you to the whole team is shown here.';
}

/** "Also from Priya, Sam and Lee", "… and others" after five; empty where nobody joined. Never how many. */
export function alsoFrom({ joined }: Pick<ThankYou, 'joined'>): string {
  const names = joined.slice(0, NAMED).map(({ name }) => name);
  if (joined.length > NAMED) names.push('others');
  return names.length ? `Also from ${listed(names)}` : '';
}

/** "Changed on Thursday 12 November 2026"; empty if it is as it was given. Its two people may be in other zones. */
export function changedInWords({ changedAt }: Pick<ThankYou, 'changedAt'>): string {
  return changedAt ? `Changed on ${dayInWords(changedAt, DEFAULT_SETTINGS.timeZone)}` : '';
}
