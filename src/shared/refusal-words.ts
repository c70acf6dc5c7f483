/** What a person reads when the answer is "no, because". */
export interface RefusalWords {
  /** What happened. */
  readonly what: string;
  readonly kept: string;
  /** What to do next. */
  readonly next: string;
  /** Whether the form comes back to be mended; false where the same would only be refused again. */
  readonly comesBack: boolean;
}

export type Refusals = Readonly<Record<string, RefusalWords>>;

export const NOTHING_CHANGED = 'Nothing was changed or lost.';
