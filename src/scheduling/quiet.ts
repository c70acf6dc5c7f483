import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ClockTime, IsoDate } from './recurrence.ts';

export const MOST_QUIET_DATES = 20;

/** Days from `from` to `until`, both of them included. */
export const QuietDates = z.object({ from: IsoDate, until: IsoDate });
export type QuietDates = z.infer<typeof QuietDates>;

/**
 * When the bot may speak up by itself, in the team's own zone. A window that ends before it begins goes on after
 * midnight, for night shifts, and belongs to the day on which it begins; one that ends when it begins is the whole day.
 */
export const Calendar = z.object({
  /** 1 = Monday to 7 = Sunday. */
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  from: ClockTime,
  until: ClockTime,
  /** 1 = January; a whole month, each year. */
  quietMonths: z.array(z.number().int().min(1).max(12)).max(11),
  quietDates: z.array(QuietDates).max(MOST_QUIET_DATES),
  /** The last day of a pause, that day included; empty if there is none. */
  pausedUntil: z.union([IsoDate, z.literal('')]),
  /** Why, in the words of whoever paused: "Major incident". */
  pausedBecause: z.string(),
});
export type Calendar = z.infer<typeof Calendar>;

/** What makes the bot keep quiet: a pause, a month or dates of the calendar, or its days and hours. */
export const QuietReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('paused'), pausedUntil: IsoDate, pausedBecause: z.string() }),
  z.object({ code: z.literal('quiet month'), month: z.number().int().min(1).max(12) }),
  z.object({ code: z.literal('quiet dates'), until: IsoDate }),
  z.object({ code: z.literal('outside hours') }),
]);
export type QuietReason = z.infer<typeof QuietReason>;

/** Working days, and not at night. */
export const USUAL_CALENDAR: Calendar = {
  days: [1, 2, 3, 4, 5],
  from: '08:00',
  until: '18:00',
  quietMonths: [],
  quietDates: [],
  pausedUntil: '',
  pausedBecause: '',
};

/** The months of the national quarterly pulse. */
export const NATIONAL_PULSE_MONTHS: readonly number[] = [1, 4, 7];

const LONGEST_LOOK_DAYS = 400;

/** Why the bot keeps quiet at a moment (milliseconds since 1970); null if it may speak. */
export function quietBecause(calendar: Calendar, timeZone: string, moment: number): QuietReason | null {
  const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
  const day = local.toPlainDate().toString();
  if (calendar.pausedUntil && day <= calendar.pausedUntil) {
    return { code: 'paused', pausedUntil: calendar.pausedUntil, pausedBecause: calendar.pausedBecause };
  }
  if (calendar.quietMonths.includes(local.month)) return { code: 'quiet month', month: local.month };
  const dates = calendar.quietDates.find(({ from, until }) => from <= day && day <= until);
  if (dates) return { code: 'quiet dates', until: dates.until };
  return isInWindow(calendar, local) ? null : { code: 'outside hours' };
}

function isInWindow({ days, from, until }: Calendar, local: Temporal.ZonedDateTime): boolean {
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const isToday = days.includes(local.dayOfWeek);
  if (from === until) return isToday;
  if (from < until) return isToday && from <= time && time < until;
  const wasYesterday = days.includes(local.toPlainDate().subtract({ days: 1 }).dayOfWeek);
  return (isToday && from <= time) || (wasYesterday && time < until);
}

/** The first moment, this one or later, at which the bot may speak up; null if there is none in over a year. */
export function firstAllowed(calendar: Calendar, timeZone: string, moment: number): number | null {
  if (!quietBecause(calendar, timeZone, moment)) return moment;
  let day = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate();
  for (let looked = 0; looked < LONGEST_LOOK_DAYS; looked += 1) {
    const start = endsOfQuiet(calendar, day, timeZone).find(
      (end) => end > moment && !quietBecause(calendar, timeZone, end),
    );
    if (start !== undefined) return start;
    day = day.add({ days: 1 });
  }
  return null;
}

/** The moments of a day at which quiet time can end: where a window opens, at midnight within one, and where the clock is changed. */
function endsOfQuiet({ from }: Calendar, day: Temporal.PlainDate, timeZone: string): number[] {
  const midnight = day.toZonedDateTime(timeZone);
  if (midnight.hoursInDay === 24) return [midnight, midnight.withPlainTime(from)].map((at) => at.epochMilliseconds);
  const opening = day.toPlainDateTime(from);
  const change = midnight.getTimeZoneTransition('next');
  return [
    midnight,
    opening.toZonedDateTime(timeZone, { disambiguation: 'earlier' }),
    opening.toZonedDateTime(timeZone, { disambiguation: 'later' }),
    ...(change ? [change] : []),
  ]
    .map((at) => at.epochMilliseconds)
    .sort((one, other) => one - other);
}
