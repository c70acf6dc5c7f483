import type { SpeakUp } from '../shared/card-parts.ts';

/** All that this feature shows. */
export type PrivacyMessage = BlockedTextCard | PrivacyCard;

/** What somebody typed and what was found in it; for them alone. */
export interface BlockedTextCard {
  readonly kind: 'blocked-text';
  readonly title: string;
  /** "This looks like an NHS number.": one sentence for each kind that was found. */
  readonly found: readonly string[];
  /** The text in pieces; the marked ones stand in brackets. */
  readonly parts: readonly { readonly partWords: string; readonly isMarked: boolean }[];
  /** What else one can do. */
  readonly hint: string;
  readonly speakUp: SpeakUp;
  /** The verb that opens the form again with what was typed. */
  readonly retryVerb: string;
  readonly retryData: Readonly<Record<string, unknown>>;
  /** The verb that sends it as it is; empty where it cannot be sent so. */
  readonly sendVerb: string;
  readonly sendData: Readonly<Record<string, unknown>>;
}

/** The notice in short: per kind of thing that is stored, who can read it and until when it is kept. */
export interface PrivacyCard {
  readonly kind: 'privacy';
  readonly stored: readonly { readonly title: string; readonly words: string }[];
  /** What goes for all of it. */
  readonly notes: readonly string[];
  /** The page for staff; none where its address is not known. */
  readonly forStaff: SpeakUp['forStaff'];
}
