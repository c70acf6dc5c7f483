import type { Choice } from '../pulse/cards.ts';

/** What the bot can show of a team's rhythm: the form, what was saved, a pulse that waits, a reminder, what comes next. */

interface SeriesFields {
  /** What is set now, beside the part's name. */
  readonly state: string;
  readonly every: string;
  readonly firstOn: string;
  readonly at: string;
}

export interface RhythmForm {
  readonly kind: 'rhythm-form';
  readonly setBy: string;
  readonly timeZone: string;
  /** The day in the team's zone, before which nothing new can be. */
  readonly today: string;
  readonly everies: readonly Choice[];
  readonly everiesForBehaviour: readonly Choice[];
  readonly pulse: SeriesFields & { readonly behaviours: string; readonly hours: string };
  readonly digest: SeriesFields;
  readonly behaviour: SeriesFields;
  readonly counts: readonly Choice[];
  readonly durations: readonly Choice[];
  readonly weekdays: readonly Choice[];
  readonly hoursState: string;
  readonly days: string;
  readonly from: string;
  readonly until: string;
  readonly months: readonly Choice[];
  readonly quietState: string;
  readonly quietMonths: string;
  readonly quietFrom: string;
  readonly quietUntil: string;
  /** The quiet dates that are saved; each can be taken off. */
  readonly quietDates: readonly Choice[];
  readonly pauseState: string;
  readonly pauseUntil: string;
  readonly pauseBecauseWords: string;
  readonly longestReason: number;
  /** Keep or end the pause; empty where there is none. */
  readonly pauseChoices: readonly Choice[];
  readonly isPulseShown: boolean;
  readonly isPauseShown: boolean;
  /** All the other parts, which are folded away until somebody asks for them. */
  readonly isRestShown: boolean;
}

export interface RhythmSaved {
  readonly kind: 'rhythm';
  readonly setBy: string;
  readonly parts: readonly { readonly name: string; readonly what: string; readonly next: string }[];
  readonly calendar: readonly string[];
}

export interface PulseWaits {
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

export interface NextCard {
  readonly kind: 'next';
  /** What has a moment, in order. */
  readonly items: readonly { readonly when: string; readonly what: string; readonly why: string }[];
  /** What waits for somebody or something. */
  readonly waiting: readonly string[];
  /** What was left out, and why. */
  readonly leftOut: readonly string[];
  readonly quiet: readonly string[];
  /** The result that a pulse waits for; empty if none does. */
  readonly pulseId: string;
}
