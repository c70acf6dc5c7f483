import type { Guide } from '../guide/guide.ts';
import type { Choice, MeterRows, SpeakUp } from '../shared/card-parts.ts';

/** All that this feature shows. */
export type PulseMessage =
  | PulseForm
  | PulseCard
  | PulseAnswered
  | PulsePage
  | PulseClose
  | PulseClosing
  | PulseClosed
  | PulseResultCard
  | PulseComments
  | DiscussionPrompt
  | PulseWaits
  | PulseReminder
  | TeamCheckForm;

/** What the bot can show of a pulse, and the parts that several forms share. One half of src/message.ts. */

interface PulseForm {
  readonly kind: 'pulse-form';
  readonly formId: string;
  readonly behaviours: readonly Choice[];
  readonly chosen: string;
  /** What the bot would ask about, and why. */
  readonly suggestion: string;
  /** What cannot be asked yet, and from when; empty where everything can. */
  readonly askedLately: string;
  readonly durations: readonly Choice[];
  readonly hours: string;
  readonly interimLabel: string;
}

/** What is asked of one person at a time; places of statements are counted from 0, and -1 is none. */
export interface PulseCard extends CommentField {
  readonly kind: 'pulse';
  readonly pulseId: string;
  /** What just happened, for one person: "You have withdrawn your answer." */
  readonly note: string;
  /** The statement that the note offers to change. */
  readonly changes: number;
  /** "2 of 4 · last answer saved"; empty where there is one statement alone. */
  readonly progress: string;
  readonly statement: number;
  readonly text: string;
  /** What the statement belongs to. */
  readonly behaviourName: string;
  /** 'yes' where the statement has an answer, which a tap changes. */
  readonly isChange: string;
  /** The statement whose answer can be taken back. */
  readonly undoes: number;
  readonly goesBackTo: number;
  /** Who sees nothing, from how many answers something is shown, when answers are destroyed (rule R1). */
  readonly promise: string;
  /** The same in full. */
  readonly notice: readonly string[];
  /** All of them, to be answered on one page; empty where there is one alone. */
  readonly statements: PulsePage['statements'];
  readonly scale: readonly Choice[];
  readonly speakUp: SpeakUp;
  /** What the team made of its last result; empty if there is none. */
  readonly lastActionWords: string;
  /** What was wanted and is not asked, and until when; empty where nothing was left out. */
  readonly leftOut: string;
  readonly answered: string;
  readonly openedBy: string;
  /** Teams ids of the people whose card Teams may refresh for them alone; at most 60. */
  readonly refreshIds: readonly string[];
}

interface CommentField {
  readonly hasComments: boolean;
  readonly commentWords: string;
  readonly longestComment: number;
}

export interface PulseAnswered extends CommentField {
  readonly kind: 'pulse-answered';
  readonly pulseId: string;
  readonly note: string;
  readonly changes: number;
  readonly undoes: number;
  readonly thanks: string;
  readonly closes: string;
  readonly canClose: boolean;
}

/** One's own answers, shown to whoever asked to see them. */
export interface PulsePage extends CommentField {
  readonly kind: 'pulse-page';
  readonly pulseId: string;
  readonly note: string;
  /** 'yes' where the comment that is saved stands in its field. */
  readonly isWhole: string;
  readonly statements: readonly {
    readonly inputId: string;
    /** Empty where it is that of the statement before. */
    readonly behaviourName: string;
    readonly text: string;
    readonly value: string;
  }[];
  readonly scale: readonly Choice[];
}

/** For whoever may end it before its time. */
interface PulseClose {
  readonly kind: 'pulse-close';
  readonly pulseId: string;
  readonly asked: string;
}

interface PulseClosing {
  readonly kind: 'pulse-closing';
}

export interface PulseClosed {
  readonly kind: 'pulse-closed';
  readonly closed: string;
  readonly answered: string;
  readonly statements: readonly string[];
}

/** One statement's result in words: all that anybody can read of it. */
export interface StatementInWords {
  /** Empty where it is that of the statement before. */
  readonly behaviourName: string;
  readonly text: string;
  readonly words: string;
  readonly bands: readonly { readonly label: string; readonly share: string }[];
  /** How many were unsure, what the silent could change, how it compares with before. */
  readonly details: readonly string[];
}

export interface PulseResultCard extends MeterRows {
  readonly kind: 'pulse-result';
  /** "8 of 11 answered · 12 November 2026" */
  readonly answered: string;
  /** Empty, or that the numbers may not speak for everyone. */
  readonly caution: string;
  /** Filled when nothing at all may be shown; and why not. */
  readonly nothing: string;
  readonly nothingNote: string;
  /** To try aloud where nothing is shown; else empty. */
  readonly question: string;
  readonly statements: readonly StatementInWords[];
  /** "Worth talking about: We are living well.", or why none is named. */
  readonly talkAbout: string;
  /** The behaviour it names; empty where it names none. */
  readonly suggestedId: string;
  readonly guide: Guide;
  /** To agree an action on. */
  readonly pulseId: string;
  readonly isSample: boolean;
}

/** For whoever opened the pulse, in their own chat. */
interface PulseComments {
  readonly kind: 'pulse-comments';
  /** "Part 1 of 3"; empty where it is the only one. */
  readonly part: string;
  readonly statements: readonly string[];
  readonly commentWords: readonly string[];
}

export interface DiscussionPrompt {
  readonly kind: 'discussion-prompt';
  readonly why: string;
  readonly behaviourName: string;
  readonly question: string;
  readonly guide: Guide;
}

interface PulseWaits {
  readonly kind: 'pulse-waits';
  readonly pulseId: string;
  /** "the result of Monday 9 November 2026" */
  readonly since: string;
  readonly behaviours: readonly string[];
}

/** For one person alone, in their own chat. */
export interface PulseReminder {
  readonly kind: 'pulse-reminder';
  /** Where it is asked, and by whom or what. */
  readonly where: string;
  readonly closes: string;
  /** "One statement" */
  readonly statements: string;
  /** The message with the pulse; empty where it has no address. */
  readonly url: string;
}

/** The form for a check of the team over the whole framework. */
export interface TeamCheckForm {
  readonly kind: 'team-check-form';
  readonly formId: string;
  readonly frameworkName: string;
  readonly interimLabel: string;
  readonly parts: readonly Choice[];
  readonly part: string;
  readonly durations: readonly Choice[];
  readonly hours: string;
}
