import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { LOCALE } from '../shared/locale.ts';

export const EVERY = ['weekly', 'fortnightly', 'monthly', 'quarterly'] as const;
export type Every = (typeof EVERY)[number];

export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Something that comes round again: on which day it first does, and at what time of that day in the team's own zone. */
export const Series = z.object({ every: z.enum(EVERY), firstOn: IsoDate, at: ClockTime });
export type Series = z.infer<typeof Series>;

/** One time that a series comes round. `period` is its day as planned, by which it is told from the others. */
export interface Occurrence {
  readonly period: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The last time that a series came round up to this moment; null before the first. */
export function occurrenceUpTo(series: Series, timeZone: string, moment: number): Occurrence | null {
  const index = placeUpTo(series, timeZone, moment);
  return index < 0 ? null : occurrence(series, timeZone, index);
}

/** The first time that a series comes round after this moment. */
export function occurrenceAfter(series: Series, timeZone: string, moment: number): Occurrence {
  return occurrence(series, timeZone, Math.max(0, placeUpTo(series, timeZone, moment) + 1));
}

function placeUpTo(series: Series, timeZone: string, moment: number): number {
  const today = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate();
  const gone = Temporal.PlainDate.from(series.firstOn).until(today, { largestUnit: 'months' });
  const weeks = Temporal.PlainDate.from(series.firstOn).until(today, { largestUnit: 'days' }).days / 7;
  const months = gone.years * 12 + gone.months;
  const guesses: Record<Every, number> = {
    weekly: weeks,
    fortnightly: weeks / 2,
    monthly: months,
    quarterly: months / 3,
  };
  // The last day of a short month stands for the 31st, so that the guess may be one too low.
  let index = Math.floor(guesses[series.every]) + 1;
  while (index >= 0 && occurrence(series, timeZone, index).at > moment) index -= 1;
  return index;
}

/** Counted from the first, so that a 31st which is a 28th in February is a 31st again in March. */
function occurrence({ every, firstOn, at }: Series, timeZone: string, index: number): Occurrence {
  const steps: Record<Every, Temporal.DurationLike> = {
    weekly: { weeks: index },
    fortnightly: { weeks: 2 * index },
    monthly: { months: index },
    quarterly: { months: 3 * index },
  };
  const day = Temporal.PlainDate.from(firstOn).add(steps[every]);
  // A time that the clock leaps over is moved on by the leap; of a time that comes twice, the first is meant.
  const start = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(at) });
  return { period: day.toString(), at: start.epochMilliseconds };
}

/** Whether such a day exists: "2026-02-30" has the form of one. */
export function isDay(text: string): boolean {
  try {
    return IsoDate.safeParse(text).success && Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** The day of a moment in that zone, as "2026-11-23". */
export function dayOf(moment: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** "23 Nov" */
export function isoShortDay(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString(LOCALE, { day: 'numeric', month: 'short' });
}

/** "Monday 23 November 2026" */
export function isoDayInWords(day: string): string {
  return Temporal.PlainDate.from(day)
    .toLocaleString(LOCALE, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .replaceAll(',', '');
}
