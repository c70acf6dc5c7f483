import type { MeterRows } from '../shared/card-parts.ts';

/** All that this feature shows. */
export type TrendMessage = SummaryCard;

/** What was published of each behaviour, in words and meters; the summary and the digest both show it. */
export interface Overview extends MeterRows {
  readonly isSample: boolean;
  /** Which behaviours thank-yous named most often; empty where none were shared. */
  readonly thanks: string;
  readonly suggestedId: string;
  readonly suggestedName: string;
  readonly suggestedWhy: string;
}

interface SummaryCard extends Overview {
  readonly kind: 'summary';
  readonly period: string;
  /** What to say when there is no published result yet. */
  readonly nothing: string;
  /** What the team made of its last result; empty if it has made nothing of one. */
  readonly lastActionWords: string;
}
