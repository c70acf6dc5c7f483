import type { Summaries } from '../shared/card-parts.ts';
import { asBeginning } from '../shared/locale.ts';
import { meter } from '../shared/meter.ts';
import type { Refusals } from '../shared/refusal-words.ts';
import type { PrivacyMessage } from './cards.ts';
import { type Band, type Disclosable, HIGHEST_SHARE, type Level, LOWEST_SHARE } from './disclose.ts';

const HOW_MANY: Readonly<Record<Level, string>> = {
  1: 'fewer than half',
  2: 'about half',
  3: 'most',
  4: 'all or nearly all',
};

/** "most agree", inside a sentence. */
export function levelInWords(level: Level): string {
  return `${HOW_MANY[level]} agree`;
}

/** What was published of one statement, as a sentence; or why nothing was. */
export function publishedInWords(published: Disclosable): string {
  switch (published.shown) {
    case 'nothing':
      return 'Too few answers to show.';
    case 'suppressed':
      return 'Held back: the same or nearly the same people answered this shortly before. Side by side, the two results could tell how one person answered.';
    default:
      return `${asBeginning(levelInWords(published.level))}.`;
  }
}

/** The same in a few words, for a row of a card. */
export function publishedInShort(published: Disclosable): string {
  switch (published.shown) {
    case 'nothing':
      return 'too few answers to show';
    case 'suppressed':
      return 'held back, asked again too soon';
    default: {
      const isSum = published.shown === 'words' && published.rounds > 1;
      return `${levelInWords(published.level)}${isSum ? ' (small rounds together)' : ''}`;
    }
  }
}

/** The same as `levelInWords` as a sign, and not a thing more; empty where nothing is shown. */
export function publishedMeter(published: Disclosable): string {
  return 'level' in published ? meter(published.level) : '';
}

/** "in between or disagree" and "about 45%". */
export function bandInWords({ from, to, share }: Band): { readonly label: string; readonly share: string } {
  return { label: from === to ? from : `${from} or ${to}`, share: shareInWords(share) };
}

/** What stands beside a result: how many were unsure, what the silent could change, how many rounds. */
export function besideInWords(published: Disclosable): string[] {
  switch (published.shown) {
    case 'words':
      return [...fewerInWords(published), ...unsureInWords(published.notSure), ...roundsInWords(published.rounds)];
    case 'bands':
      return [...fewerInWords(published), ...unsureInWords(published.notSure), ...boundsInWords(published.ofEveryone)];
    default:
      return [];
  }
}

type Shown<S extends Disclosable['shown']> = Extract<Disclosable, { shown: S }>;

function fewerInWords({ isOfFewer }: Shown<'words' | 'bands'>): string[] {
  return isOfFewer ? ['Fewer answered this one.'] : [];
}

function unsureInWords(notSure: Shown<'words' | 'bands'>['notSure']): string[] {
  return notSure === 'not said' ? [] : [`${notSure === 'many' ? 'Many' : 'Some'} were not sure.`];
}

function boundsInWords(bounds: Shown<'bands'>['ofEveryone']): string[] {
  if (!bounds) return [];
  return [`Whatever the others think, between ${bounds.least}% and ${bounds.most}% of everyone asked agree.`];
}

function roundsInWords(rounds: number): string[] {
  return rounds > 1 ? [`The answers of ${rounds} rounds together, because each was too small to show.`] : [];
}

function shareInWords(percent: number): string {
  if (percent >= HIGHEST_SHARE) return `${HIGHEST_SHARE}% or more`;
  return percent <= LOWEST_SHARE ? `${LOWEST_SHARE}% or less` : `about ${percent}%`;
}

/** One line of each card, for Teams' notification. */
export const PRIVACY_SUMMARIES: Summaries<PrivacyMessage> = {
  privacy: () => 'What is kept, and who can read it',
  'blocked-text': () => 'Please change your words',
};

/** What this feature refuses, as the person reads it. */
export const TEXT_REFUSALS = {
  TEXT_OFFENSIVE: {
    what: 'Some of these words could hurt or offend.',
    kept: 'Nothing was stored or sent.',
    next: 'Change the words that are marked, and send it again.',
    comesBack: 'at once',
  },
  TEXT_PERSONAL: {
    what: 'These words may tell who a patient or another person is.',
    kept: 'Nothing was stored or sent.',
    next: 'Change the words that are marked, and send it again.',
    comesBack: 'at once',
  },
  TEXT_TOO_LONG: {
    what: 'The text is longer than the card can show.',
    kept: 'What you wrote is kept.',
    next: 'Make it shorter and send it again.',
    comesBack: 'at once',
  },
} as const satisfies Refusals;
