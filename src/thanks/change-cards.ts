import type { Choice, SpeakUp } from '../pulse/cards.ts';

/** For the giver alone: the words of a thank-you that is already given. */
export interface ThanksChangeForm {
  readonly kind: 'thanks-change-form';
  readonly thankYouId: string;
  readonly thankYouTeamId: string;
  readonly receiverName: string;
  readonly behaviours: readonly Choice[];
  readonly behaviourId: string;
  readonly whatTheyDidWords: string;
  readonly madePossibleWords: string;
  readonly speakUp: SpeakUp;
}

/** What the giver reads after changing it, or taking it back. */
export interface ThanksChanged {
  readonly kind: 'thanks-changed';
  readonly thankYouId: string;
  readonly thankYouTeamId: string;
  readonly receiverName: string;
  readonly isTakenBack: boolean;
  /** A digest that quoted it is a message of its own, and stays. */
  readonly wasShared: boolean;
}

/** In the place of every card that showed its words, and of the form it was written on if nobody got it. */
export interface ThanksTakenBack {
  readonly kind: 'thanks-taken-back';
  /** Empty in the place of the form, which everybody can read. */
  readonly giverName: string;
}

/** For the giver, in their own chat: one tap of the person they thanked. */
export interface ThanksBack {
  readonly kind: 'thanks-back';
  readonly receiverName: string;
  readonly behaviourName: string;
  /** "Thursday 12 November 2026" */
  readonly given: string;
  readonly isSample: boolean;
}

/** For the giver alone: the thank-yous they gave, to choose one from. */
export interface GivenThanks {
  readonly kind: 'given-thanks';
  readonly choices: readonly Choice[];
  readonly isCut: boolean;
}
