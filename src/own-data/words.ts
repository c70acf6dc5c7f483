import { dayInWords } from '../scheduling/moments.ts';
import type { Summaries } from '../shared/card-parts.ts';
import type { RefusedGiver } from '../thanks/cards.ts';
import type { Preferences } from '../thanks/preferences.ts';
import type { ThankYou } from '../thanks/thank-you.ts';
import type { OwnDataMessage } from './cards.ts';

/** What a text with all that is held leaves out. */
export const NOT_INCLUDED = [
  'Answers to pulses: while a pulse is open you see yours on its card; when it closes they are deleted, and nobody can find them any more.',
  'What others wrote about you in a text of theirs, such as a line of an agenda: nothing tells that it is about you.',
  'Marks of who was asked what, which name nobody and go after fifteen days; and technical ids of messages and conversations.',
  'Cards in Teams: your organisation keeps those.',
];

/** What somebody has to do with a thing in that text. */
export const YOURS = {
  does: 'you do it',
  wroteDown: 'you wrote it down',
  prepared: 'you prepared it',
  proposed: 'you proposed this',
  opened: 'you opened it',
  asked: 'you were asked',
  setRhythm: 'you set the rhythm',
  changedSettings: 'you changed the settings',
} as const;

/** What the parts of an export that is to be read are called. */
export const SECTIONS = {
  given: 'Thank-yous you gave',
  received: 'Thank-yous you received',
  joined: 'Thank-yous you joined',
  choices: 'What you want done with thank-yous',
  selfChecks: 'Self-checks you kept',
  actions: 'Actions',
  agendas: 'Agendas',
  pulses: 'Pulses',
  settings: 'Rhythms and settings',
  lastAsk: 'When a pulse last asked you',
  notIncluded: 'Not included',
} as const;

/** Behind the newest of a kind; how many there are is said nowhere. */
export const OLDER = '… and older ones, in the text for other programs';

/** @param askedAt milliseconds since 1970; null if nothing is noted: what somebody begins by hand is not */
export function lastAskInWords(askedAt: number | null, timeZone: string): string {
  return askedAt === null
    ? 'I have noted no pulse that asked you in the last two weeks.'
    : `I have noted that a pulse asked you on ${dayInWords(askedAt, timeZone)}.`;
}

/** "shared in the conversation, changed since" */
export function thankYouStateInWords({ visibility, changedAt, takenBackAt }: ThankYou): string {
  if (takenBackAt) return 'taken back';
  const read = { private: 'only the two of you', shared: 'shared in the conversation', hidden: 'hidden' }[visibility];
  return changedAt ? `${read}, changed since` : read;
}

const SHARING: Readonly<Record<Preferences['sharing'], string>> = {
  ask: 'I ask you each time whether a thank-you to you is shared.',
  share: 'Thank-yous to you are shared where they were given.',
  private: 'Thank-yous to you stay private.',
};

/** What somebody wants done with thank-yous. */
export function choicesInWords({ sharing, forAwards }: Preferences, notFrom: readonly RefusedGiver[]): string[] {
  return [
    SHARING[sharing],
    forAwards ? 'They may be named for an award.' : 'They are not named for an award unless you say so.',
    ...notFrom.map(({ giverName }) => `You take no thank-yous from ${giverName}.`),
  ];
}

/** One line of each card, for Teams' notification. */
export const OWN_DATA_SUMMARIES: Summaries<OwnDataMessage> = {
  'my-data': () => 'What I hold on you',
  'export-begun': () => 'I am collecting what I hold on you',
  export: () => 'What I hold on you, to keep',
  'delete-my-data': ({ state }) =>
    state === 'asked' ? 'Delete what I hold on you?' : 'I am deleting what I hold on you',
  'data-deleted': () => 'What I held on you is deleted',
};
