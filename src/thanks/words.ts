import { dayInWords } from '../scheduling/moments.ts';
import { NOTHING_CHANGED, type Refusals } from '../shared/refusal-words.ts';
import { DEFAULT_SETTINGS } from '../teams/team.ts';
import type { ThankYou } from './thank-you.ts';

const NAMED = 5;

/** "Also from Priya, Sam and Lee", "… and others" after five; empty where nobody joined. Never how many. */
export function alsoFrom({ joined }: Pick<ThankYou, 'joined'>): string {
  const names = joined.slice(0, NAMED).map(({ name }) => name);
  if (joined.length > NAMED) names.push('others');
  const last = names.pop();
  if (last === undefined) return '';
  return `Also from ${names.length ? `${names.join(', ')} and ${last}` : last}`;
}

/** "Changed on Thursday 12 November 2026"; empty if it is as it was given. Its two people may be in other zones. */
export function changedInWords({ changedAt }: Pick<ThankYou, 'changedAt'>): string {
  return changedAt ? `Changed on ${dayInWords(changedAt, DEFAULT_SETTINGS.timeZone)}` : '';
}

/** What this feature refuses, as the person reads it. */
export const THANKS_REFUSALS = {
  RECEIVERS_MANY: {
    what: 'That is more people than one thank-you can go to.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose ten at the most, or the whole team.',
    comesBack: 'at once',
  },
  RECEIVER_MISSING: {
    what: 'No person was chosen to thank.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose somebody, or the whole team.',
    comesBack: 'at once',
  },
  RECEIVER_UNKNOWN: {
    what: 'I cannot find everybody you chose in this conversation.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose people who are members here now.',
    comesBack: 'at once',
  },
  RECEIVER_UNREACHABLE: {
    what: 'I cannot write to somebody you chose: they do not have this app, or are not of your organisation.',
    kept: 'What you wrote is kept on the form. Nothing was sent.',
    next: 'Thank them where you both talk and I am a member, or tell them yourself.',
    comesBack: 'at once',
  },
  TEXT_MISSING: {
    what: 'The form has no words on what they did.',
    kept: 'The rest of the form is kept.',
    next: 'Add a sentence: what happened, and when.',
    comesBack: 'at once',
  },
  THANKS_FULL: {
    what: 'Twenty people have joined this thank-you already.',
    kept: 'It is as it was.',
    next: 'Say it in your own words: type thanks.',
    comesBack: 'at once',
  },
  THANKS_JOIN: {
    what: 'This thank-you is from you or for you, so there is nothing to join.',
    kept: NOTHING_CHANGED,
    next: 'Others here can join in.',
    comesBack: 'at once',
  },
  THANKS_NOT_FOR_YOU: {
    what: 'This thank-you is for somebody else.',
    kept: NOTHING_CHANGED,
    next: 'Only the person who was thanked can do that.',
    comesBack: 'at once',
  },
  THANKS_NOT_YOURS: {
    what: 'Only the person who gave this thank-you can change it or take it back.',
    kept: 'The thank-you is as it was.',
    next: 'Ask them to.',
    comesBack: 'never',
  },
  THANKS_NO_PLACE: {
    what: 'I am no longer in the conversation where this thank-you was given.',
    kept: 'It stays between the two of you.',
    next: 'Ask somebody there to add me again, then share it.',
    comesBack: 'at once',
  },
  THANKS_TAKEN_BACK: {
    what: 'This thank-you was taken back.',
    kept: 'Its words are gone.',
    next: 'Type thanks to give a new one.',
    comesBack: 'never',
  },
  THANKS_TO_SELF: {
    what: 'A thank-you is for somebody else.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose a colleague.',
    comesBack: 'at once',
  },
  THANKS_UNKNOWN: {
    what: 'I cannot find this thank-you for you here.',
    kept: NOTHING_CHANGED,
    next: 'Type my data in your own chat with me to see the thank-yous you gave and received.',
    comesBack: 'never',
  },
} as const satisfies Refusals;
