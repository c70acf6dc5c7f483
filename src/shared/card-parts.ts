export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** What a form is not for, and where to go instead; addresses only where the organisation has given them. */
export interface SpeakUp {
  readonly notFor: string;
  readonly instead: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

/** A button that opens something; in its place then stands one that closes it. */
export interface Toggle {
  readonly id: string;
  readonly more: string;
  readonly less: string;
  /** All that it shows or hides, both buttons among it. */
  readonly targets: readonly string[];
}

/** What came out of one thing: in words, and after them the same as a meter. */
export interface MeterRow {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  /** Empty where the words are why there is none. */
  readonly meter: string;
  /** Behind a button, for all rows at once: the same of each month, and what else is known. */
  readonly months: readonly { readonly words: string; readonly meter: string }[];
  readonly lines: readonly string[];
}

/** Rows of which a card shows all; of many only some, and the rest behind a button. */
export interface MeterRows {
  readonly groups: readonly {
    readonly id: 'ends' | 'others';
    readonly isOpen: boolean;
    readonly rows: readonly MeterRow[];
  }[];
  /** What changed among those behind the button; empty where nothing did. */
  readonly changedBehind: string;
  readonly toggles: readonly Toggle[];
}

/** One line for each kind of card. */
export type Summaries<M extends { readonly kind: string }> = {
  readonly [K in M['kind']]: (message: Extract<M, { readonly kind: K }>) => string;
};
