import type { BehaviourForm } from '../frameworks/cards.ts';
import type { Choice } from '../shared/card-parts.ts';

/** All that this feature shows. */
export type SelfCheckMessage =
  | SelfCheckStart
  | SelfCheckForm
  | SelfCheckCard
  | SelfChecks
  | OneToOneForm
  | OneToOneCard;

/** What a person sees in their own chat, and a framework as text. One part of src/message.ts. */

interface SelfCheckStart {
  readonly kind: 'self-check-start';
  readonly formId: string;
  readonly frameworks: readonly Choice[];
  readonly frameworkId: string;
  readonly depths: readonly Choice[];
  readonly depth: string;
  readonly hasKept: boolean;
}

/** What the cards of one self-check hand on to each other: nothing is stored in between. */
interface HandedOn {
  readonly formId: string;
  readonly frameworkId: string;
  readonly version: string;
  readonly depth: string;
  /** One digit per question, 0 for not sure. */
  readonly answers: string;
}

export interface SelfCheckForm extends HandedOn {
  readonly kind: 'self-check-form';
  readonly frameworkName: string;
  readonly interimLabel: string;
  /** Why the same card is shown again; else empty. */
  readonly note: string;
  /** "Questions 1 to 15 of 27". */
  readonly step: string;
  readonly behaviours: readonly {
    readonly name: string;
    readonly questions: readonly { readonly inputId: string; readonly text: string; readonly value: string }[];
  }[];
  readonly scale: readonly Choice[];
  readonly isLast: boolean;
}

export interface SelfCheckCard extends HandedOn {
  readonly kind: 'self-check';
  readonly frameworkName: string;
  readonly interimLabel: string;
  /** The same as the chart, for apps that draw none. */
  readonly bars: readonly { readonly name: string; readonly bar: string }[];
  readonly chart: readonly { readonly x: string; readonly y: number }[];
  /** "Often: We are innovative." */
  readonly scores: readonly string[];
  readonly strongest: string;
  readonly oneToTry: string;
  readonly question: string;
  readonly isKept: boolean;
  /** Where it is, and until when. */
  readonly stored: string;
  /** The latest that were kept before. */
  readonly earlier: readonly KeptSelfCheck[];
}

export interface KeptSelfCheck {
  readonly selfCheckId: string;
  readonly when: string;
  readonly what: string;
  readonly scores: readonly string[];
}

export interface SelfChecks {
  readonly kind: 'self-checks';
  /** What just happened, or that there are more. */
  readonly note: string;
  readonly kept: readonly KeptSelfCheck[];
}

interface OneToOneForm extends BehaviourForm {
  readonly kind: 'one-to-one-form';
}

export interface OneToOneCard {
  readonly kind: 'one-to-one';
  readonly frameworkId: string;
  readonly frameworkName: string;
  readonly interimLabel: string;
  readonly behaviourName: string;
  readonly meaning: string;
  /** The first is open, the others are folded until somebody opens one. */
  readonly topics: readonly {
    readonly topic: string;
    readonly topicId: string;
    readonly isOpen: boolean;
    readonly questions: readonly string[];
  }[];
}
