/** All that this feature shows. */
export type TrendMessage = SummaryCard;

/** What was published, in signs and words; the summary and the digest both show it. */
export interface Overview {
  readonly isSample: boolean;
  readonly behaviours: readonly {
    readonly name: string;
    /** One sign per pulse, oldest first; a gap where too few answered. */
    readonly sparkline: string;
    readonly words: string;
  }[];
  /** Of the latest pulse: strongest and one to work on, or that they came out much the same. */
  readonly highlights: readonly string[];
  /** The same as the sparklines: one group per behaviour (x), one bar per pulse (legend), y = level 1 to 4. */
  readonly chart: readonly {
    readonly legend: string;
    readonly values: readonly { readonly x: string; readonly y: number }[];
  }[];
  readonly thanks: readonly string[];
  readonly suggestedId: string;
  readonly suggestedName: string;
  readonly suggestedWhy: string;
}

export interface SummaryCard extends Overview {
  readonly kind: 'summary';
  readonly teamName: string;
  readonly period: string;
  /** What to say when there is no published result yet. */
  readonly nothing: string;
  /** What the team made of its last result; empty if it has made nothing of one. */
  readonly lastActionWords: string;
}
