import type { KeptMonths } from './where-kept.ts';

/** One kind of thing that is stored, described for the people it is about. Words only: a test compares it with the schemas. */
export interface StoredKind {
  /** As the store calls it; never shown. */
  readonly kind: string;
  readonly title: string;
  /** Whole sentences, as are the others below. */
  readonly what: string;
  /** What is in it, in words; behind each the fields that the words stand for, with spaces between. */
  readonly holds: Readonly<Record<string, string>>;
  readonly readers: string;
  readonly kept: string;
  readonly destroyedBy: string;
  /** For the card; empty where the card leaves it out. */
  readonly inShort: string;
}

export const WHERE_TO_POST =
  'conversation.conversationId conversation.kind conversation.serviceUrl conversation.tenantId conversation.botId';
export const FRAMEWORK = 'frameworkId frameworkVersion';
export const BOT_ONLY = 'Nobody sees it in Teams; only the bot uses it.';
export const NO_END = 'Until your organisation deletes it. The bot does not delete it by itself.';
export const NAME_GOES =
  'Your name in it becomes “a colleague” if you type “delete my data” in your own chat with the bot.';
const BY_HAND = `Whoever looks after the database for your organisation, with a command that leaves a record. There is no button for it in Teams. ${NAME_GOES}`;
export const BY_ITSELF =
  'The bot itself, within a day or two once that time is over; before that whoever looks after the database for your organisation, with a command that leaves a record.';
export const ON_ASKING =
  'You, by typing “delete my data” in your own chat with the bot; or whoever looks after the database for your organisation, with a command that leaves a record.';

/** "24 months", "1 month" */
export function inMonths(months: number): string {
  return `${months} ${months === 1 ? 'month' : 'months'}`;
}

/** What is stored of a team: its meetings, what was agreed there, its rhythm and its settings. */
export function storedTeamData({ results }: KeptMonths): readonly StoredKind[] {
  return [agendas(inMonths(results)), actions(inMonths(results)), ...WITHOUT_END];
}

const agendas = (months: string): StoredKind => ({
  kind: 'agenda',
  title: 'Agendas of meetings',
  what: 'For each meeting, what a chair put on its agenda, or a member proposed for it, and when the meeting began and ended. Who was in the meeting, and what was said there, is not part of it.',
  holds: {
    'for each item its behaviour, what kind of item it is, and the line that was typed':
      'items.behaviourId items.itemType items.line',
    'why the bot chose its behaviour, if it did, and when that was last on an agenda':
      'items.why.code items.why.lastOn',
    'the name of the member who proposed it, if one did': 'items.proposedBy',
    'what your team agreed earlier and looks back on, and what it found':
      'lookBack.actionId lookBack.what lookBack.outcome',
    'the questions that were shown for each, and the version of your framework': `items.prompts shownQuestion ${FRAMEWORK}`,
    'the account and the name of the chair who prepared it, and when': 'postedBy postedByName postedAt',
    'whether it waits, has begun or is over, when the meeting began and ended, and whether the next one gets an agenda too':
      'state startedAt endedAt isSeries',
    'whether Teams said that the meeting began or ended, and the number by which Teams knows it, where it has one':
      'isTeamsMeeting meetingId',
    'where the card is, where somebody ended the meeting by hand, and whether it is sample data': `${WHERE_TO_POST} endedIn cardActivityId isSample`,
    'its number and its team': 'agendaId teamId',
  },
  readers: 'Everyone in the conversation.',
  kept: `Before the meeting has begun, until the chair withdraws it. After it has ended, ${months}. One whose meeting nobody ended, until your organisation deletes it.`,
  destroyedBy: `Withdrawing it, which erases it at once. After the meeting has ended: ${BY_ITSELF} ${NAME_GOES}`,
  inShort: `Everyone in the conversation sees them. Kept for ${months} after the meeting.`,
});

const actions = (months: string): StoredKind => ({
  kind: 'action',
  title: 'What was made of a result',
  what: 'After a result: the one thing that somebody is to do by a day, or why nothing is to be done now.',
  holds: {
    'what is to be done, when the team looks back, whether it is done, and whether it helped':
      'what byWhen state outcome',
    'who does it: account and name': 'who.personId who.name',
    'or why not now': 'because',
    'the behaviour and the pulse it follows from': 'behaviourName pulseId',
    'the account and the name of the person who wrote it down, when, and when it was done':
      'setBy setByName setAt doneAt',
    'where its cards are':
      'cards.activityId cards.conversation.conversationId cards.conversation.kind cards.conversation.serviceUrl cards.conversation.tenantId cards.conversation.botId',
    'its number and its team, and whether it is sample data': 'actionId teamId isSample',
  },
  readers:
    'Everyone in the conversation: it has a card there, and stands in the next pulse, the digest and the summary.',
  kept: `For ${months} after it was done, or after somebody wrote why not now. What is still to be done is kept until it is done.`,
  destroyedBy: `${BY_ITSELF} ${NAME_GOES}`,
  inShort: `Everyone in the conversation sees it. Kept for ${months} once it is done or put off.`,
});

const WITHOUT_END: readonly StoredKind[] = [
  {
    kind: 'rhythm',
    title: 'Your team’s rhythm',
    what: 'Which pulses, digests and posts come round by themselves, when the bot keeps quiet, and how far it has come.',
    holds: {
      'how often a pulse comes, from which day and at what time, about how many behaviours and for how long':
        'pulse.every pulse.firstOn pulse.at pulse.behaviours pulse.hours',
      'the same of the digest and of the behaviour of the week':
        'digest.every digest.firstOn digest.at behaviour.every behaviour.firstOn behaviour.at',
      'the days and hours in which the bot may post, and the months and days in which it keeps quiet':
        'calendar.days calendar.from calendar.until calendar.quietMonths calendar.quietDates.from calendar.quietDates.until',
      'until when it pauses, and the reason that was typed': 'calendar.pausedUntil calendar.pausedBecause',
      'which of each was the last, why it was left out if it was (with the pause, the reason that was typed for it, the quiet time or the number of people that were too few), and whether the team has been told that a pulse waits':
        'progress.pulse.period progress.pulse.because.code progress.pulse.because.pausedUntil progress.pulse.because.pausedBecause progress.pulse.because.month progress.pulse.because.until progress.pulse.because.threshold progress.pulse.waiting progress.digest.period progress.digest.because.code progress.digest.because.pausedUntil progress.digest.because.pausedBecause progress.digest.because.month progress.digest.because.until progress.digest.because.threshold progress.digest.waiting progress.behaviour.period progress.behaviour.because.code progress.behaviour.because.pausedUntil progress.behaviour.because.pausedBecause progress.behaviour.because.month progress.behaviour.because.until progress.behaviour.because.threshold progress.behaviour.waiting',
      'the account and the name of the person who last changed it, and when': 'setBy setByName setAt',
      'its team, and where the bot posts': `teamId ${WHERE_TO_POST}`,
    },
    readers: 'Everyone in the conversation: what comes when, when the bot keeps quiet and why, and who set it.',
    kept: NO_END,
    destroyedBy: BY_HAND,
    inShort: 'Everyone in the conversation sees it, and who set it. Kept until your organisation deletes it.',
  },
  {
    kind: 'team',
    title: 'Your team and its settings',
    what: 'One entry for each team, group chat or meeting chat with the bot in it, and for each person’s own chat with the bot. There is no list of members in it.',
    holds: {
      'its name': 'name',
      'its settings: framework, time zone, how many answers a result needs, whether small rounds are added up, and whether pulses have room for comments':
        'settings.frameworkId settings.timeZone settings.threshold settings.isPooling settings.hasComments',
      'the name of the person who last changed the settings': 'settings.setBy',
      'its number, and how the bot reaches it': `teamId ${WHERE_TO_POST}`,
      'when the bot was added, whether it is still there, and whether it is sample data':
        'installedAt isInstalled isSample',
      'in which of its conversations nothing is posted for now, why, since when, when it is tried again, and whether whoever set the rhythm has been told or has left':
        'pauses.conversationId pauses.because pauses.since pauses.retryAt pauses.told',
      'of the newest invitations to a self-check, where each card is and since when; not who followed one, or how many':
        'invitations.invitationId invitations.conversation.conversationId invitations.conversation.kind invitations.conversation.serviceUrl invitations.conversation.tenantId invitations.conversation.botId invitations.cardActivityId invitations.invitedAt',
    },
    readers: 'Everyone in the conversation reads the settings, and who last changed them.',
    kept: 'Until your organisation deletes it; also after the bot has been removed, so that it can be taken up again.',
    destroyedBy: BY_HAND,
    inShort:
      'Everyone in the conversation sees the settings and who last changed them. Kept until your organisation deletes them.',
  },
];
