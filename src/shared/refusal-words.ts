/** What a person reads when the answer is "no, because". */
export interface RefusalWords {
  /** What happened. */
  readonly what: string;
  readonly kept: string;
  /** What to do next. */
  readonly next: string;
  /** When the form comes back to be mended: later, with a button, where that may go well; never, where it would not. */
  readonly comesBack: 'at once' | 'later' | 'never';
}

export type Refusals = Readonly<Record<string, RefusalWords>>;

export const NOTHING_CHANGED = 'Nothing was changed or lost.';
