import type { ActionMessage } from './actions/cards.ts';
import type { DigestMessage } from './digest/cards.ts';
import type { FrameworkMessage } from './frameworks/cards.ts';
import type { MeetingMessage } from './meetings/cards.ts';
import type { OwnDataMessage } from './own-data/cards.ts';
import type { PrivacyMessage } from './privacy/cards.ts';
import type { PulseMessage } from './pulse/cards.ts';
import type { RhythmMessage } from './rhythm/cards.ts';
import type { SelfCheckMessage } from './self-check/cards.ts';
import type { TeamMessage } from './teams/cards.ts';
import type { ThanksMessage } from './thanks/cards.ts';
import type { TrendMessage } from './trends/cards.ts';

/**
 * Everything the bot can show. The kind is the name of the template in cards/, the rest is what the template binds.
 * An empty string or list means "leave this out". Fields named `...Words` hold text that somebody typed.
 */
export type Message = Noted &
  (
    | ActionMessage
    | DigestMessage
    | FrameworkMessage
    | MeetingMessage
    | OwnDataMessage
    | PrivacyMessage
    | PulseMessage
    | RhythmMessage
    | SelfCheckMessage
    | TeamMessage
    | ThanksMessage
    | TrendMessage
    | RefusalCard
    | Notice
  );

/** Why a form comes back, at its top. */
export interface FormNote {
  /** What happened. */
  readonly what: string;
  readonly kept: string;
  /** What to do next. */
  readonly next: string;
}

interface Noted {
  readonly formNote?: FormNote;
}

export type MessageKind = Message['kind'];
export type MessageOf<K extends MessageKind> = Extract<Message, { kind: K }>;

/** Who sees an answer: everybody in the conversation, or only the person who asked. */
export interface Reply {
  readonly message: Message;
  readonly audience: 'everyone' | 'caller';
  /** The card that was pressed, if everybody is to see this in its place at once; absent where a job sees to that. */
  readonly replaces?: string;
  /** What is posted instead, where the message could only be posted: a chat keeps what it gets. */
  readonly ifPosted?: () => Notice;
}

/** What is so already, and where it is. */
export interface Notice {
  readonly kind: 'notice';
  readonly what: string;
  readonly next: string;
  /** Opens it; empty where nothing leads to it. */
  readonly url: string;
}

export interface RefusalCard extends FormNote {
  readonly kind: 'refusal';
  /** The verb that opens the form again with what was typed; empty where there is no form. */
  readonly retryVerb: string;
  readonly retryData: Readonly<Record<string, unknown>>;
  /** What the person typed, where no form can take it again: to copy it from; empty where nothing is lost. */
  readonly typedWords: string;
}
