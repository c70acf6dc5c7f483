import type { Guide } from '../guide/guide.ts';
import type { Overview } from '../trends/cards.ts';

/** All that this feature shows. */
export type DigestMessage = DigestCard | BehaviourCard;

/** What has come since the last one, for the whole conversation. */
export interface DigestCard extends Overview {
  readonly kind: 'digest';
  readonly teamName: string;
  readonly period: string;
  /** What to say when no pulse has closed in this time. */
  readonly nothing: string;
  /** To the latest result; without steps where there is none. */
  readonly guide: Guide;
  /** What has been done, is still to be done, or not now: the first, and the others behind a button. */
  readonly lastActionWords: string;
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
