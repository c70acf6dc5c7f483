import type { Choice, SpeakUp } from '../shared/card-parts.ts';

/** All that this feature shows. */
export type ThanksMessage =
  | ThanksStart
  | ThanksForm
  | ThanksPreview
  | ThanksSent
  | ThanksCard
  | ThanksPrivate
  | ThanksHidden
  | ThanksWithdrawn
  | ThanksUndelivered
  | PreferencesForm
  | PreferencesSaved
  | ThanksElsewhere
  | ThanksChangeForm
  | ThanksChanged
  | ThanksTakenBack
  | ThanksBack
  | GivenThanks
  | ThanksDeleted
  | ThanksNominated;

/** What everybody reads where the word was typed; its button opens the form for whoever presses. */
export interface ThanksStart {
  readonly kind: 'thanks-start';
  /** Of somebody whom nobody can choose; empty for nothing. */
  readonly note: string;
  readonly whereItGoes: string;
  /** Whether words were typed behind it. */
  readonly hasWords: boolean;
  readonly sendData: Readonly<Record<string, unknown>>;
}

/** The way back to the card in whose place something stands. */
interface Back {
  /** Empty where there is none. */
  readonly backVerb: string;
  readonly backTo: string;
}

export interface ThanksForm extends Back {
  readonly kind: 'thanks-form';
  readonly formId: string;
  /** 'yes' where it is a message of its own; else empty. */
  readonly isMessage: string;
  /** Those who can be ticked, and who of them are, joined by commas. */
  readonly likely: readonly Choice[];
  readonly likelyIds: string;
  /** The other members, where the client has no people picker; empty where it has one. */
  readonly people: readonly Choice[];
  readonly usesPeoplePicker: boolean;
  readonly pickerLabel: string;
  /** 'yes' where it goes to the receivers and to nobody else; else empty. */
  readonly alone: string;
  readonly whereItGoes: string;
  /** Joined by commas. */
  readonly receiverIds: string;
  /** The checkbox "the whole team": 'yes', or empty. */
  readonly isForTeam: string;
  readonly behaviours: readonly Choice[];
  readonly behaviourId: string;
  /** A message of the receiver's that can be added; empty where there is none. */
  readonly quoteWords: string;
  readonly whatTheyDidWords: string;
  readonly madePossibleWords: string;
  readonly isMoreShown: boolean;
  readonly speakUp: SpeakUp;
}

/** Somebody whom a card thanks, or a team. */
export interface Thanked {
  readonly name: string;
  /** How Teams mentions them; empty where it is not to. */
  readonly teamsId: string;
}

/** The card as it will be, for the giver alone; its buttons carry what was typed. */
interface ThanksPreview
  extends Omit<
    ThanksForm,
    | 'kind'
    | 'whereItGoes'
    | 'likely'
    | 'likelyIds'
    | 'people'
    | 'usesPeoplePicker'
    | 'pickerLabel'
    | 'behaviours'
    | 'quoteWords'
    | 'isMoreShown'
    | 'speakUp'
  > {
  readonly kind: 'thanks-preview';
  readonly receiverNames: string;
  readonly giverName: string;
  readonly behaviourName: string;
  readonly sign: string;
  readonly whoSees: string;
  /** What could make it mean more; empty if it says what they did. */
  readonly hint: string;
}

export interface ThanksSent extends Back {
  readonly kind: 'thanks-sent';
  /** Empty where everybody reads it: whom it is for is between the two. */
  readonly receiverNames: string;
  readonly whoSees: string;
  /** False where nobody gets it before Teams takes posts there again. */
  readonly isSent: boolean;
  /** Empty for a thank-you to several, which is one for each, and where everybody reads it. */
  readonly thankYouId: string;
  readonly thankYouTeamId: string;
}

/** What everybody reads once it is shared. */
export interface ThanksCard {
  readonly kind: 'thanks';
  readonly thankYouId: string;
  readonly thankYouTeamId: string;
  /** Which words are on it: a button that agrees goes for these. 0 for the first. */
  readonly changedAt: number;
  readonly giverName: string;
  /** As the title has them, which mentions them. */
  readonly names: string;
  readonly receivers: readonly Thanked[];
  /** Empty where the giver named none. */
  readonly behaviourName: string;
  /** The behaviour's, as its framework has it; empty for none. */
  readonly sign: string;
  readonly whatTheyDidWords: string;
  readonly madePossibleWords: string;
  /** "Changed on Thursday 12 November 2026"; empty if it is as it was given. */
  readonly changed: string;
  /** "Also from Priya, Sam and Lee"; never how many. */
  readonly alsoFrom: string;
  /** For whoever pressed, alone: what that did. */
  readonly note: string;
  /** Whether whoever reads this has joined in; false on everybody's card. */
  readonly isIn: boolean;
  readonly isSample: boolean;
}

/** The same in the receiver's own chat, where they say what becomes of it. */
export interface ThanksPrivate {
  readonly kind: 'thanks-private';
  readonly thankYouId: string;
  readonly thankYouTeamId: string;
  readonly changedAt: number;
  readonly giverName: string;
  readonly behaviourName: string;
  readonly sign: string;
  /** Where it was given; empty for a chat without a name. */
  readonly teamName: string;
  readonly whatTheyDidWords: string;
  readonly madePossibleWords: string;
  readonly changed: string;
  readonly alsoFrom: string;
  readonly whoSees: string;
  /** Whether the giver has been thanked for it. */
  readonly isThankedBack: boolean;
  /** Which of the buttons make sense now. */
  readonly canShare: boolean;
  readonly canKeep: boolean;
  readonly isSample: boolean;
}

interface ThanksHidden {
  readonly kind: 'thanks-hidden';
  readonly thankYouId: string;
  readonly thankYouTeamId: string;
}

/** In the place of a card whose words are no longer to be read there; names nobody. */
interface ThanksWithdrawn {
  readonly kind: 'thanks-withdrawn';
  readonly what: string;
}

/** For the giver alone; or for whoever said thanks back. */
interface ThanksUndelivered {
  readonly kind: 'thanks-undelivered';
  readonly receiverName: string;
  readonly isForTeam: boolean;
  /** Both empty for thanks back, which has no words. */
  readonly whatTheyDidWords: string;
  readonly madePossibleWords: string;
}

/** Somebody from whom whoever reads this takes no thank-yous. */
export interface RefusedGiver {
  readonly giverId: string;
  readonly giverName: string;
}

interface PreferencesForm {
  readonly kind: 'preferences-form';
  readonly sharings: readonly Choice[];
  readonly sharing: string;
  readonly yesOrNo: readonly Choice[];
  readonly forAwards: string;
  readonly notFrom: readonly RefusedGiver[];
}

export interface PreferencesSaved {
  readonly kind: 'preferences';
  readonly sharing: string;
  readonly forAwards: string;
  readonly notFrom: readonly RefusedGiver[];
}

/** In a dialog, where the bot is not a member of the conversation. */
interface ThanksElsewhere {
  readonly kind: 'thanks-elsewhere';
}

/** For the giver alone: the words of a thank-you that is already given. */
interface ThanksChangeForm {
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
  readonly isForTeam: boolean;
  readonly isTakenBack: boolean;
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
interface GivenThanks {
  readonly kind: 'given-thanks';
  readonly choices: readonly Choice[];
  readonly isCut: boolean;
}

/** In place of a card whose thank-you was deleted. */
interface ThanksDeleted {
  readonly kind: 'thanks-deleted';
}

/** Whether the person who pressed agrees that a thank-you is named for an award. */
interface ThanksNominated {
  readonly kind: 'thanks-nominated';
  readonly thankYouId: string;
  readonly thankYouTeamId: string;
  readonly changedAt: number;
  readonly otherName: string;
  readonly behaviourName: string;
  readonly agrees: boolean;
}
