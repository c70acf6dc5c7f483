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

/** What has come since the last one, for the whole conversation. */
export interface DigestCard extends Overview {
  readonly kind: 'digest';
  readonly teamName: string;
  readonly period: string;
  /** What to say when no pulse has closed in this time. */
  readonly nothing: string;
  /** What is still to be done, what has been done, and what not now. */
  readonly actionWords: readonly string[];
  /** The newest thank-yous that were shared, in their givers' words. */
  readonly quotes: readonly {
    readonly giverName: string;
    readonly receiverName: string;
    readonly behaviourName: string;
    readonly whatTheyDidWords: string;
  }[];
}

/** One behaviour to look out for until the next one comes. */
export interface BehaviourCard {
  readonly kind: 'behaviour';
  /** "Behaviour of the week" */
  readonly title: string;
  readonly behaviourId: string;
  readonly name: string;
  readonly meaning: string;
  readonly looksLike: readonly string[];
  readonly question: string;
  readonly source: string;
  readonly interimLabel: string;
}
