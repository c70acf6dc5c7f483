import type { Framework } from '../frameworks/framework.ts';
import { dayInWords } from '../scheduling/moments.ts';
import type { Summaries } from '../shared/card-parts.ts';
import { listed } from '../shared/locale.ts';
import { NOTHING_CHANGED, type Refusals } from '../shared/refusal-words.ts';
import { DEFAULT_SETTINGS, type Member } from '../teams/team.ts';
import type { ThanksMessage } from './cards.ts';
import { type Receiver, sharedAmong, type ThankYou } from './thank-you.ts';

const NAMED = 5;

/** What becomes of a thank-you, before it is written. */
export function whereItGoes(isAlone: boolean): string {
  return isAlone
    ? 'It goes to their own chat with me. Nobody else sees it.'
    : 'Each person gets it in their own chat and decides whether it is shared here. A thank-you to the whole team is shown here.';
}

/** Before it, where the words were typed for all to read. */
export const TYPED_HERE = 'Everyone here can read what you typed.';

/** Before that, where the words mention somebody whom nobody could choose. */
export const NOT_LISTED = 'Somebody you mentioned is not in this conversation’s member list and cannot be chosen.';

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

/** Somebody whose name nothing tells any more. */
export const GIVER_UNKNOWN = 'a colleague';

/** In the place of a card that is not to be read there any more. */
export const GONE = {
  unshared: 'A thank-you that stood here is no longer shared.',
  changed: 'A thank-you that stood here was changed. Whoever it is for decides again whether it is shared.',
  new: 'A thank-you that stood here was changed. You find it below with its new words.',
} as const;

type Named = Pick<Member, 'personId' | 'name'>;

/** Somebody's name, or a team's; "everyone here" for a chat that nobody has named. */
export function receiverName({ personId, name }: Named): string {
  return name || (personId ? '' : 'everyone here');
}

/** "Megan Bowen, Adele Vance and Lee Gu" */
export function namesOf(receivers: readonly Named[]): string {
  return listed(receivers.map(receiverName));
}

/** Who will read it, before it is sent and after. */
export function whoSees(receivers: readonly Receiver[], isAlone = false): string {
  const [only] = receivers;
  if (isAlone) return `Only ${namesOf(receivers)}, in their own chat with me.`;
  if (receivers.length > 1) {
    return receivers.some(({ sharing }) => sharing === 'share')
      ? 'Each of them gets it in their own chat. Everyone here sees it of those who share thank-yous at once; the others can share theirs.'
      : 'Each of them, in their own chat. Each can share theirs here.';
  }
  if (only?.sharing !== 'share') return `Only ${only?.name ?? ''}, who can share it here.`;
  return only.personId ? `Everyone here: ${only.name} shares thank-yous at once.` : 'Everyone here.';
}

/** After it, where Teams has refused what was to be shared. */
export const SHARED_LATER = 'It is shared here as soon as this conversation takes messages again.';

/** Above a shared card, for whoever joins in or takes their name away. */
export const JOIN_NOTES = { joined: 'You joined in.', left: 'Your name is taken away.' } as const;

/** More weeks than these are told by the latest one. */
const MOST_WEEKS_NAMED = 4;

/** "Shared here in the last 12 weeks: no thank-you for We are innovative; none in the week from 2 Nov."; empty for no gaps. */
export function gapsInWords(
  behaviours: readonly string[],
  emptyWeeks: readonly string[],
  lookedBackOn: number,
): string {
  const gaps = [
    behaviours.length ? `no thank-you for ${listed(behaviours, 'or')}` : '',
    emptyWeeks.length ? `none in ${weeksInWords(emptyWeeks)}` : '',
  ].filter(Boolean);
  return gaps.length ? `Shared here in the last ${lookedBackOn} weeks: ${gaps.join('; ')}.` : '';
}

function weeksInWords(weeks: readonly string[]): string {
  const [first = ''] = weeks;
  if (weeks.length === 1) return `the week from ${first}`;
  if (weeks.length <= MOST_WEEKS_NAMED) return `the weeks from ${listed(weeks, 'and')}`;
  return `${weeks.length} of them, the latest the week from ${weeks.at(-1)}`;
}

/** Who reads a thank-you, as its receiver is told; the name of the team may be empty. */
export function readersInWords({ visibility, giver }: ThankYou, teamName: string): string {
  if (visibility !== 'shared') return `Only you and ${giver.name} see it. It goes to nobody’s manager.`;
  return `It is shared: everyone in ${teamName || 'the chat where it was given'} can see it.`;
}

/** The same, where it was asked for and Teams refuses it so far. */
export function readersLater(teamName: string): string {
  return `Everyone in ${teamName || 'the chat where it was given'} can see it as soon as messages are taken there again.`;
}

/** What takes the place of a used form, which everybody can read. */
export function sentInWords({ conversation, visibility }: ThankYou): string {
  if (visibility === 'shared') return 'It is below.';
  return conversation.kind === 'personal'
    ? 'It goes to them and to nobody else.'
    : 'Whoever it is for decides whether it is shared here.';
}

/** Where fewer were shared than may be counted, and where all were for a framework that was chosen before. */
const FEW_SHARED = 'A few thank-yous were shared.';
const EARLIER_FRAMEWORK = 'Thank-yous were shared, for behaviours of an earlier framework.';

/** More that were named equally often are not told apart. */
const MOST_NAMED = 2;
const NAMED_ALIKE = 'Thank-yous named several behaviours alike.';

/**
 * "Thank-yous most often named We are innovative.", where at least `threshold` were shared in all; below that only that there
 * were a few. Never by person, never how many.
 */
export function thanksInWords(framework: Framework, thanks: readonly ThankYou[], threshold: number): string {
  const shared = sharedAmong(thanks);
  if (shared.length === 0) return '';
  if (shared.length < threshold) return FEW_SHARED;
  const named = framework.behaviours.map(({ id, name }) => ({
    name,
    times: shared.filter(({ frameworkId, behaviourId }) => frameworkId === framework.id && behaviourId === id).length,
  }));
  const most = Math.max(0, ...named.map(({ times }) => times));
  // The team may have chosen another framework since.
  if (most === 0) return EARLIER_FRAMEWORK;
  const names = named.filter(({ times }) => times === most).map(({ name }) => name);
  return names.length > MOST_NAMED ? NAMED_ALIKE : `Thank-yous most often named ${listed(names)}.`;
}

/** One line of each card, for Teams' notification. */
export const THANKS_SUMMARIES: Summaries<ThanksMessage> = {
  'thanks-form': () => 'Thank a colleague',
  'thanks-elsewhere': () => 'I am not in this conversation yet',
  thanks: ({ giverName, receiverName }) => `${giverName} thanked ${receiverName}`,
  'thanks-preview': ({ receiverNames }) => `Your thank-you to ${receiverNames}, not sent yet`,
  'thanks-private': ({ giverName, changed }) =>
    changed ? `${giverName} changed a thank-you to you` : `${giverName} thanked you`,
  'thanks-hidden': () => 'A thank-you is hidden',
  'thanks-withdrawn': ({ what }) => what,
  'thanks-undelivered': ({ receiverName }) => `Your thank-you to ${receiverName} could not be delivered`,
  'given-thanks': () => 'Thank-yous you gave',
  'thanks-change-form': ({ receiverName }) => `Change your thank-you to ${receiverName}`,
  'thanks-changed': ({ isTakenBack }) => (isTakenBack ? 'Thank-you taken back' : 'Thank-you changed'),
  'thanks-taken-back': () => 'A thank-you was taken back',
  'thanks-back': ({ receiverName }) => `${receiverName} says thank you for your thank-you`,
  'thanks-sent': ({ receiverNames, isSent }) =>
    `Thank-you ${receiverNames && `to ${receiverNames} `}${isSent ? 'sent' : 'waits'}`,
  'preferences-form': () => 'What happens with thank-yous for you',
  preferences: () => 'Your settings are saved',
  'thanks-deleted': () => 'A thank-you was deleted',
  'thanks-nominated': ({ agrees }) =>
    agrees ? 'You agree that it is named for an award' : 'It is not named for an award',
};

/** What this feature refuses, as the person reads it. */
export const THANKS_REFUSALS = {
  GIVERS_MANY: {
    what: 'You take no thank-yous from twenty people already.',
    kept: NOTHING_CHANGED,
    next: 'Type my settings to take them from somebody again.',
    comesBack: 'never',
  },
  RECEIVERS_MANY: {
    what: 'That is more people than one thank-you can go to.',
    kept: 'What you wrote is kept.',
    next: 'Choose ten at the most, or the whole team.',
    comesBack: 'at once',
  },
  RECEIVER_MISSING: {
    what: 'No person was chosen to thank.',
    kept: 'What you wrote is kept.',
    next: 'Choose somebody, or the whole team.',
    comesBack: 'at once',
  },
  RECEIVER_UNKNOWN: {
    what: 'I cannot find everybody you chose in this conversation.',
    kept: 'What you wrote is kept.',
    next: 'Choose people who are members here now.',
    comesBack: 'at once',
  },
  RECEIVER_UNREACHABLE: {
    what: 'I cannot write to somebody you chose: they do not have this app, or are not of your organisation.',
    kept: 'What you wrote is kept. Nothing was sent.',
    next: 'Thank them where you both talk and I am a member, or tell them yourself.',
    comesBack: 'at once',
  },
  TEXT_MISSING: {
    what: 'The form has no words on what they did.',
    kept: 'The rest of the form is kept.',
    next: 'Add a sentence: what happened, and when.',
    comesBack: 'at once',
  },
  THANKS_CHANGED: {
    what: 'This thank-you has been changed since this card was made.',
    kept: NOTHING_CHANGED,
    next: 'Read its new words first: on its newer card, or by typing my data.',
    comesBack: 'never',
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
    kept: 'What you wrote is kept.',
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
