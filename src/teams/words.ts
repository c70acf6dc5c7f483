import { NOTHING_CHANGED, type Refusals } from '../shared/refusal-words.ts';

export function howToAsk(scope: 'team' | 'personal'): string {
  return scope === 'team' ? 'Mention me and type one of these words, or press a button.' : 'Type one of these words.';
}

/** What this feature refuses, as the person reads it. */
export const TEAM_REFUSALS = {
  CHAT_NOT_PRIVATE: {
    what: 'That is for you alone, so I do not show it here.',
    kept: NOTHING_CHANGED,
    next: 'Open a chat with me and type the same word there.',
    comesBack: 'never',
  },
  CHAT_NOT_TEAM: {
    what: 'That works where your team talks: a channel, a group chat or a meeting chat.',
    kept: NOTHING_CHANGED,
    next: 'Mention me there and type the same word.',
    comesBack: 'never',
  },
  MEMBER_UNKNOWN: {
    what: 'I cannot find you in this conversation’s member list.',
    kept: NOTHING_CHANGED,
    next: 'If you joined just now, try again in a few minutes.',
    comesBack: 'at once',
  },
  ROSTER_UNAVAILABLE: {
    what: 'Teams did not give me this conversation’s member list.',
    kept: NOTHING_CHANGED,
    next: 'Try again in a minute.',
    comesBack: 'later',
  },
  THRESHOLD_LOWERED: {
    what: 'The number of answers that a result needs can be raised, never lowered.',
    kept: 'The team’s settings are as they were.',
    next: 'Leave it as it is, or choose a higher number.',
    comesBack: 'at once',
  },
  THRESHOLD_UNKNOWN: {
    what: 'A result can need 5 answers or 11, never fewer.',
    kept: 'The team’s settings are as they were.',
    next: 'Choose one of the two from the list.',
    comesBack: 'at once',
  },
  TIME_ZONE_UNKNOWN: {
    what: 'I do not know that time zone.',
    kept: 'The team’s settings are as they were.',
    next: 'Choose a time zone from the list.',
    comesBack: 'at once',
  },
} as const satisfies Refusals;
