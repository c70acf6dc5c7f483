import { LOCALE } from '../shared/locale.ts';
import type { Caller } from '../teams/team.ts';

/** The message that somebody wants to say thank you for, as Teams hands it over. None of it was typed for the bot. */
export interface QuotedMessage {
  /** The author's Entra id; empty where a bot or an app wrote it. */
  readonly authorId: string;
  /** As plain text. */
  readonly text: string;
}

const LONGEST_QUOTE = 200;

/** Whom the form suggests: the author, unless that is the giver, or nobody who can be thanked. */
export function authorToThank(message: QuotedMessage | null, { personId }: Pick<Caller, 'personId'>): string {
  return message && message.authorId !== personId ? message.authorId : '';
}

/**
 * What is offered as context, on one line and cut short; empty where the message is the giver's own or a bot's: the
 * receiver has to be able to decide about their own words.
 */
export function quoteOf(message: QuotedMessage | null, giver: Pick<Caller, 'personId'>): string {
  if (!message || authorToThank(message, giver) === '') return '';
  const line = message.text.replaceAll(/[\s“”]+/gu, ' ').trim();
  const signs = Array.from(new Intl.Segmenter(LOCALE).segment(line), ({ segment }) => segment);
  return signs.length > LONGEST_QUOTE
    ? `${signs
        .slice(0, LONGEST_QUOTE - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/** What they did, with their message before it: from here on it is part of the words, to be read, changed or left out. */
export function withQuote(words: string, quote: string): string {
  return quote === '' || hasQuote(words, quote) ? words : `About your message “${quote}”:\n${words}`;
}

export function hasQuote(words: string, quote: string): boolean {
  return words.includes(`“${quote}”`);
}
