import type { ActionCard, ActionForm } from './actions/cards.ts';
import type { BehaviourCard, DigestCard, SummaryCard } from './digest/cards.ts';
import type {
  AgendaCard,
  AgendaForm,
  AgendaPrepared,
  AgendaProposal,
  AgendaWithdrawn,
  ChairNote,
  ProposalForm,
} from './meetings/cards.ts';
import type {
  DataDeleted,
  DeleteMyData,
  Export,
  ExportBegun,
  MyData,
  ThanksDeleted,
  ThanksNominated,
} from './own-data/cards.ts';
import type { BlockedTextCard } from './privacy/cards.ts';
import type {
  Choice,
  DiscussionPrompt,
  PulseAnswered,
  PulseCard,
  PulseClosed,
  PulseClosing,
  PulseComments,
  PulseForm,
  PulseResultCard,
} from './pulse/cards.ts';
import type { NextCard, PulseReminder, PulseWaits, RhythmForm, RhythmSaved } from './rhythm/cards.ts';
import type {
  OneToOneCard,
  OneToOneForm,
  SelfCheckCard,
  SelfCheckForm,
  SelfCheckStart,
  SelfChecks,
  ShareCard,
  ShareForm,
  TeamCheckForm,
} from './self-check/cards.ts';
import type {
  GivenThanks,
  PreferencesForm,
  PreferencesSaved,
  ThanksBack,
  ThanksCard,
  ThanksChanged,
  ThanksChangeForm,
  ThanksElsewhere,
  ThanksForm,
  ThanksHidden,
  ThanksPreview,
  ThanksPrivate,
  ThanksSent,
  ThanksTakenBack,
  ThanksUndelivered,
  ThanksWithdrawn,
} from './thanks/cards.ts';

/**
 * Everything the bot can show. The kind is the name of the template in cards/, the rest is what the template binds.
 * An empty string or list means "leave this out". Fields named `...Words` hold text that somebody typed.
 */
export type Message = Noted &
  (
    | Welcome
    | Help
    | SettingsForm
    | SettingsSaved
    | FrameworkCard
    | AgendaForm
    | AgendaCard
    | AgendaPrepared
    | AgendaWithdrawn
    | ProposalForm
    | AgendaProposal
    | ChairNote
    | PulseForm
    | PulseCard
    | PulseAnswered
    | PulseClosing
    | PulseClosed
    | PulseResultCard
    | ActionForm
    | ActionCard
    | PulseComments
    | DiscussionPrompt
    | TeamCheckForm
    | SelfCheckStart
    | SelfCheckForm
    | SelfCheckCard
    | SelfChecks
    | OneToOneForm
    | OneToOneCard
    | ShareForm
    | ShareCard
    | ThanksForm
    | ThanksElsewhere
    | ThanksPreview
    | ThanksCard
    | ThanksPrivate
    | ThanksHidden
    | ThanksWithdrawn
    | ThanksUndelivered
    | ThanksSent
    | GivenThanks
    | ThanksChangeForm
    | ThanksChanged
    | ThanksTakenBack
    | ThanksBack
    | PreferencesForm
    | PreferencesSaved
    | SummaryCard
    | DigestCard
    | BehaviourCard
    | RhythmForm
    | RhythmSaved
    | PulseWaits
    | PulseReminder
    | NextCard
    | MyData
    | ExportBegun
    | Export
    | DeleteMyData
    | DataDeleted
    | ThanksDeleted
    | ThanksNominated
    | PrivacyCard
    | BlockedTextCard
    | RefusalCard
  );

/** Why a form comes back, at its top. */
export interface FormNote {
  /** What happened. */
  readonly what: string;
  readonly kept: string;
  /** What to do next. */
  readonly next: string;
}

interface Noted {
  readonly formNote?: FormNote;
}

export type MessageKind = Message['kind'];
export type MessageOf<K extends MessageKind> = Extract<Message, { kind: K }>;

/** Who sees an answer: everybody in the conversation, or only the person who asked. */
export interface Reply {
  readonly message: Message;
  readonly audience: 'everyone' | 'caller';
  /** The card that was pressed, if everybody is to see this in its place at once; absent where a job sees to that. */
  readonly replaces?: string;
}

interface Welcome {
  readonly kind: 'welcome';
  readonly scope: 'team' | 'personal';
  readonly teamName: string;
  readonly frameworkName: string;
}

interface Help {
  readonly kind: 'help';
  /** What happened, when help was not what they asked for: "I did not recognise that." */
  readonly opening: string;
  readonly scope: 'team' | 'personal';
  readonly howTo: string;
  readonly commands: readonly { readonly word: string; readonly what: string }[];
}

interface SettingsForm {
  readonly kind: 'settings-form';
  readonly frameworks: readonly Choice[];
  readonly frameworkId: string;
  readonly timeZones: readonly Choice[];
  readonly timeZone: string;
  readonly thresholds: readonly Choice[];
  readonly threshold: string;
  readonly yesOrNo: readonly Choice[];
  readonly pooling: string;
  readonly comments: string;
  readonly setBy: string;
}

interface SettingsSaved {
  readonly kind: 'settings';
  readonly frameworkName: string;
  readonly frameworkStatus: string;
  readonly timeZone: string;
  readonly threshold: string;
  readonly pooling: string;
  readonly comments: string;
  readonly setBy: string;
}

interface FrameworkCard {
  readonly kind: 'framework';
  readonly name: string;
  readonly version: string;
  readonly status: string;
  readonly source: string;
  readonly sourceUrl: string;
  readonly licenceNote: string;
  readonly level: string;
  readonly note: string;
  readonly interimLabel: string;
  readonly behaviours: readonly {
    readonly name: string;
    readonly meaning: string;
    /** The lines that the source lists below it, folded away until asked for. */
    readonly partsId: string;
    readonly parts: readonly string[];
  }[];
  /** "behaviours", "attributes": what the source calls those lines. */
  readonly partLabel: string;
  readonly partIds: readonly string[];
}

/** The notice in short: per kind of thing that is stored, who can read it and until when it is kept. */
export interface PrivacyCard {
  readonly kind: 'privacy';
  readonly stored: readonly { readonly title: string; readonly words: string }[];
  /** What goes for all of it. */
  readonly notes: readonly string[];
}

export interface RefusalCard extends FormNote {
  readonly kind: 'refusal';
  /** The verb that opens the form again with what was typed; empty where there is no form. */
  readonly retryVerb: string;
  readonly retryData: Readonly<Record<string, unknown>>;
}
