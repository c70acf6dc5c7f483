import type { Choice } from '../shared/card-parts.ts';

/** All that this feature shows. */
export type TeamMessage = Welcome | Help | DidYouMean | SettingsForm | SettingsSaved | PlacePaused | RhythmSuccessor;

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

/** For words that are nearly a command. */
export interface DidYouMean {
  readonly kind: 'did-you-mean';
  readonly word: string;
  readonly what: string;
  /** Of the button that does it. */
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string>>;
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

/** For whoever set the rhythm, in their own chat. */
export interface PlacePaused {
  readonly kind: 'place-paused';
  readonly teamName: string;
  readonly what: string;
  readonly kept: string;
  /** What they can do. */
  readonly next: readonly string[];
}

interface RhythmSuccessor {
  readonly kind: 'rhythm-successor';
  readonly teamName: string;
}
