import type { BehaviourForm } from '../frameworks/cards.ts';
import type { Choice } from '../shared/card-parts.ts';

/** All that this feature shows. */
export type SelfCheckMessage =
  | SelfCheckInvitation
  | SelfCheckStart
  | SelfCheckForm
  | SelfCheckCard
  | SelfChecks
  | OneToOneForm
  | OneToOneCard;

/** What a person sees in their own chat, and a framework as text. One part of src/message.ts. */

/** The same for everybody, whoever has followed it. */
export interface SelfCheckInvitation {
  readonly kind: 'self-check-invitation';
  readonly frameworkId: string;
  readonly frameworkName: string;
}

export interface SelfCheckStart {
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
  /** All behaviours; of a long framework the highest and the lowest, and the rest behind a button. */
  readonly groups: readonly {
    readonly id: 'ends' | 'others';
    readonly isOpen: boolean;
    readonly rows: readonly SelfCheckRow[];
  }[];
  /** "All 9"; empty where nothing is behind it. */
  readonly showOthers: string;
  /** What of a team stands beside it: whose, and since when; empty where there is none. */
  readonly beside: string;
  /** That a team is left out. */
  readonly besideNote: string;
  /** The teams to choose from, where there are several; and the one that is shown. */
  readonly teams: readonly Choice[];
  readonly besideTeamId: string;
  /** Empty where the rows say it. */
  readonly strongest: string;
  readonly oneToTry: string;
  readonly question: string;
  readonly isKept: boolean;
  /** Empty unless it is kept. */
  readonly selfCheckId: string;
  /** Where it is, and until when. */
  readonly stored: string;
  /** The latest that were kept before. */
  readonly earlier: readonly KeptSelfCheck[];
}

/** One behaviour: in words, and the same as a meter; of the team as it was published. */
export interface SelfCheckRow {
  readonly name: string;
  readonly you: string;
  readonly yourMeter: string;
  /** Empty where there is no result of a team. */
  readonly team: string;
  /** Empty where the team's words are why there is none. */
  readonly teamMeter: string;
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
