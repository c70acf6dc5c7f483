import type { Choice } from '../shared/card-parts.ts';

/** All that this feature shows. */
export type RhythmMessage = RhythmForm | RhythmSaved | NextCard;

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
  /** Those chosen to be taken off before a refusal, joined by commas. */
  readonly dropQuiet: string;
  readonly pauseState: string;
  readonly pauseUntil: string;
  readonly pauseBecauseWords: string;
  readonly longestReason: number;
  /** Keep or end the pause; empty where there is none. */
  readonly pauseChoices: readonly Choice[];
  readonly pauseEnd: 'yes' | 'no';
  readonly isPulseShown: boolean;
  readonly isPauseShown: boolean;
  /** All the other parts, which are folded away until somebody asks for them. */
  readonly isRestShown: boolean;
}

interface RhythmSaved {
  readonly kind: 'rhythm';
  readonly setBy: string;
  readonly parts: readonly { readonly name: string; readonly what: string; readonly next: string }[];
  readonly calendar: readonly string[];
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
