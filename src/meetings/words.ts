import type { Notice } from '../message.ts';
import { timeInWords } from '../scheduling/moments.ts';
import { isoShortDay } from '../scheduling/recurrence.ts';
import type { Summaries } from '../shared/card-parts.ts';
import { plural } from '../shared/locale.ts';
import { NOTHING_CHANGED, type Refusals } from '../shared/refusal-words.ts';
import type { MeetingMessage } from './cards.ts';
import { type BotChoice, ITEM_TYPES, type ItemType, type Why } from './choose.ts';
import type { Outcome } from './look-back.ts';

const ITEM_NAMES: Readonly<Record<ItemType, { readonly title: string; readonly inWords: string }>> = {
  decision: { title: 'Decision', inWords: 'a decision' },
  'bad news': { title: 'Bad news', inWords: 'bad news' },
  risk: { title: 'Risk', inWords: 'a risk' },
  celebration: { title: 'Celebration', inWords: 'a celebration' },
  partnership: { title: 'Partnership', inWords: 'work with partners' },
  money: { title: 'Money', inWords: 'money' },
  'quality and safety': { title: 'Quality and safety', inWords: 'quality and safety' },
  performance: { title: 'Performance', inWords: 'performance' },
  people: { title: 'People', inWords: 'people' },
  planning: { title: 'Planning', inWords: 'planning' },
  improvement: { title: 'Improvement', inWords: 'improvement' },
  other: { title: 'Something else', inWords: 'this item' },
};

/** The types as a form offers them. */
export function itemTypeChoices(): { title: string; value: ItemType }[] {
  return ITEM_TYPES.map((itemType) => ({ title: ITEM_NAMES[itemType].title, value: itemType }));
}

/** "Bad news"; empty for an item of no particular type. */
export function itemTypeName(itemType: ItemType): string {
  return itemType === 'other' ? '' : ITEM_NAMES[itemType].title;
}

/** "It fits a decision, and was last on your agenda on 12 Oct."; empty if somebody chose the behaviour. */
export function whyInWords(why: Why | null, itemType: ItemType): string {
  switch (why?.code) {
    case undefined:
      return '';
    case 'to work on':
      return 'It came out as the one to work on last time.';
    case 'fits':
      return `It fits ${ITEM_NAMES[itemType].inWords}, and ${lastOnInWords(why.lastOn)}.`;
    case 'next in turn':
      return `It is next in turn, and ${lastOnInWords(why.lastOn)}.`;
  }
}

/** "We are innovative. It has not been on your agenda yet."; empty where a framework has no behaviours. */
export function suggestionInWords(suggestion: BotChoice | undefined): string {
  return suggestion ? `${suggestion.behaviour.name}. ${whyInWords(suggestion.why, 'other')}` : '';
}

function lastOnInWords(day: string): string {
  return day ? `was last on your agenda on ${isoShortDay(day)}` : 'has not been on your agenda yet';
}

/** Where somebody starts what has begun. */
export function onAlreadyInWords(startedAt: number, timeZone: string): Pick<Notice, 'what' | 'next'> {
  return {
    what: `This meeting has been on since ${timeInWords(startedAt, timeZone)}.`,
    next: 'Its agenda is further up. Type end when the meeting is over.',
  };
}

/** Where somebody ends what has ended. */
export function endedAlreadyInWords(until: string): Pick<Notice, 'what' | 'next'> {
  return { what: 'This meeting has ended.', next: `How it went is asked on a card further up. ${until}` };
}

/** The same before that card is there. */
export const END_FOLLOWED = {
  what: 'This meeting has ended.',
  next: 'What follows it is here, or comes in a moment.',
} as const;

/** For whoever starts or ends one by hand where Teams refuses posts, in their own chat. */
export const START_WAITS = {
  what: 'The meeting has begun, but Teams has not let me post in that conversation.',
  next: 'Its agenda is shown there as soon as I can post. Ask an owner: the channel may be moderated, or the team archived.',
} as const;

/** The same. */
export const END_WAITS = {
  what: 'The meeting has ended, but Teams has not let me post in that conversation.',
  next: 'If I can post within two days, I ask there how it went. Ask an owner: the channel may be moderated, or the team archived.',
} as const;

/** On the form for an agenda, beside the behaviours. */
export const LET_THE_BOT_CHOOSE = 'Let the bot choose';

/** "Papers three days before: did it help?"; empty where there is nothing to look back on. */
export function lookBackInWords(what: string): string {
  return what ? `${what.replace(/[.?!\s]+$/u, '')}: did it help?` : '';
}

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  '': '',
  helped: 'It helped.',
  partly: 'It helped in part.',
  'did not help': 'It did not help, which is worth knowing.',
  'not yet': 'Not done yet when we looked back.',
};

/** Whether it helped, in a sentence; empty until somebody has looked back. */
export function outcomeInWords(outcome: Outcome): string {
  return OUTCOME_WORDS[outcome];
}

/** Above an agenda as text to paste. */
export const PLAIN_TITLE = 'Our behaviours for this meeting';

export function toReadOut(question: string): string {
  return `To read out: ${question}`;
}

export function agendaTitle(items: number): string {
  return plural(items, { one: 'Our behaviour for this meeting', other: 'Our behaviours for this meeting' });
}

/** One line of each card, for Teams' notification. */
export const MEETING_SUMMARIES: Summaries<MeetingMessage> = {
  'agenda-form': () => 'Put a behaviour on the agenda',
  agenda: ({ items }) => `For this meeting: ${items.map(({ name }) => name).join(', ')}`,
  'agenda-prepared': ({ items }) => `For the next meeting: ${items.map(({ name }) => name).join(', ')}`,
  'agenda-withdrawn': () => 'An agenda was taken back',
  'proposal-form': () => 'Propose a behaviour',
  'agenda-proposal': ({ proposedBy, behaviourName }) => `${proposedBy} proposed: ${behaviourName}`,
  'chair-note': ({ teamName }) => (teamName ? `How your meeting went: ${teamName}` : 'How your meeting went'),
};

/** What this feature refuses, as the person reads it. */
export const MEETING_REFUSALS = {
  AGENDA_FULL: {
    what: 'This agenda has three items already.',
    kept: 'The agenda is as it was.',
    next: 'Propose it for the next agenda, or ask whoever prepared this one.',
    comesBack: 'never',
  },
  AGENDA_NOT_YOURS: {
    what: 'Only the person who prepared this agenda can take it back.',
    kept: 'The agenda still waits for its meeting.',
    next: 'Ask them to take it back.',
    comesBack: 'never',
  },
  AGENDA_STARTED: {
    what: 'The meeting with this agenda has already begun.',
    kept: NOTHING_CHANGED,
    next: 'Type agenda to prepare the next one.',
    comesBack: 'never',
  },
  AGENDA_UNKNOWN: {
    what: 'This agenda was taken back already, or belongs to another conversation.',
    kept: NOTHING_CHANGED,
    next: 'Type agenda to make a new one.',
    comesBack: 'never',
  },
  MEETING_NOT_LED: {
    what: 'In this meeting its organisers and presenters start and end the agenda, and invite to a self-check.',
    kept: NOTHING_CHANGED,
    next: 'Ask one of them to type it.',
    comesBack: 'at once',
  },
  MEETING_NOT_STARTED: {
    what: 'No meeting of mine is on here, or it has ended already.',
    kept: NOTHING_CHANGED,
    next: 'Type start to begin one, or pulse to ask how we are doing now.',
    comesBack: 'at once',
  },
} as const satisfies Refusals;
