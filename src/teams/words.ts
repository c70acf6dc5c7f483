import type { Summaries } from '../shared/card-parts.ts';
import { NOTHING_CHANGED, type Refusals } from '../shared/refusal-words.ts';
import type { PlacePaused, TeamMessage } from './cards.ts';
import type { Pause } from './team.ts';

export function howToAsk(scope: 'team' | 'personal'): string {
  return scope === 'team' ? 'Mention me and type one of these words, or press a button.' : 'Type one of these words.';
}

/** What a pause is, to whoever set the rhythm; `since` is its first day. */
export function pauseInWords(because: Pause['because'], since: string): Pick<PlacePaused, 'what' | 'kept' | 'next'> {
  if (because === 'gone') {
    return {
      what: `The channel where your team’s rhythm posts has not been there since ${since}.`,
      kept: 'Nothing is lost: the rhythm is as you set it. If the channel is restored, it goes on by itself.',
      next: ['For another channel, mention me there and type rhythm.'],
    };
  }
  return {
    what: `Since ${since} Teams has not let me post where your team’s rhythm posts.`,
    kept: 'Nothing is lost: the rhythm is as you set it. I try again by myself and go on when Teams lets me.',
    next: [
      'Is the channel moderated? Its owner can allow bots to post. If moderation is off: switch it on, allow bots, and switch it off again.',
      'Is the team archived? Its owner can restore it.',
      'Is neither so? Ask your Teams administrator whether a policy stops me.',
    ],
  };
}

/** One line of each card, for Teams' notification. */
export const TEAM_SUMMARIES: Summaries<TeamMessage> = {
  welcome: () => 'Hello from Behaviours for Teams',
  help: () => 'What I can do',
  'did-you-mean': ({ word }) => `Did you mean ${word}?`,
  'settings-form': () => 'Settings for this conversation',
  settings: ({ frameworkName }) => `Settings saved: ${frameworkName}`,
  'place-paused': ({ teamName }) => `I cannot post in ${teamName || 'your team'}`,
  'rhythm-successor': () => 'Who takes over the rhythm?',
};

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
  PLACE_REFUSES: {
    what: 'Teams does not let me post in the conversation where you asked.',
    kept: 'Nothing is lost: what I keep for that conversation is still there.',
    next: 'Ask an owner: the channel may be moderated, or the team archived. Then try again there.',
    comesBack: 'never',
  },
  ROSTER_UNAVAILABLE: {
    what: 'Teams did not give me this conversation’s member list.',
    kept: NOTHING_CHANGED,
    next: 'Try again in a minute.',
    comesBack: 'later',
  },
  THRESHOLD_TOO_HIGH: {
    what: 'There are fewer people here than the answers that you chose for a result.',
    kept: 'The settings are as they were, and what you chose is kept.',
    next: 'Choose a number that is not above how many you are.',
    comesBack: 'at once',
  },
  THRESHOLD_UNKNOWN: {
    what: 'A result can need 5 answers or 11, never fewer.',
    kept: 'The settings are as they were, and what you chose is kept.',
    next: 'Choose one of the two from the list.',
    comesBack: 'at once',
  },
  TIME_ZONE_UNKNOWN: {
    what: 'No time zone was chosen, or one that I do not know.',
    kept: 'The settings are as they were, and what you chose is kept.',
    next: 'Choose a time zone from the list.',
    comesBack: 'at once',
  },
} as const satisfies Refusals;
