import { Temporal } from 'temporal-polyfill';

const FORTNIGHT_DAYS = 14;

/**
 * The last moment (milliseconds since 1970) of the day a fortnight ago: who was asked then or before may be asked today.
 * By days and not by hours, because a fortnight over which the clocks change is an hour short, and timers are not exact.
 */
export function fortnightBefore(moment: number, timeZone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).startOfDay();
  return today.subtract({ days: FORTNIGHT_DAYS - 1 }).epochMilliseconds - 1;
}
