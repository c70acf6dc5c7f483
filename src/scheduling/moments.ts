import { Temporal } from 'temporal-polyfill';
import { LOCALE } from '../shared/locale.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Offered in the settings; any other name that the platform knows is accepted as well. */
export const TIME_ZONES = [
  { title: 'London (United Kingdom)', value: 'Europe/London' },
  { title: 'Jersey', value: 'Europe/Jersey' },
  { title: 'Guernsey', value: 'Europe/Guernsey' },
  { title: 'Isle of Man', value: 'Europe/Isle_of_Man' },
  { title: 'Dublin (Ireland)', value: 'Europe/Dublin' },
  { title: 'Gibraltar', value: 'Europe/Gibraltar' },
  { title: 'Paris, Berlin, Madrid', value: 'Europe/Paris' },
  { title: 'Falkland Islands', value: 'Atlantic/Stanley' },
  { title: 'Universal time (UTC)', value: 'UTC' },
] as const;

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat(LOCALE, { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** "Thursday 12 November 2026", in the team's own zone. */
export function dayInWords(at: number, timeZone: string): string {
  return words(at, timeZone, 'day and year');
}

/** "Thursday 12 November, 14:30", in the team's own zone. */
export function momentInWords(at: number, timeZone: string): string {
  return `${words(at, timeZone, 'day')}, ${timeInWords(at, timeZone)}`;
}

/** "14:05", in the team's own zone. */
export function timeInWords(at: number, timeZone: string): string {
  return words(at, timeZone, 'time');
}

/** "12 Nov", in the team's own zone. */
export function shortDay(at: number, timeZone: string): string {
  return words(at, timeZone, 'short day');
}

/** "12 November 2026", in the team's own zone. */
export function dateInWords(at: number, timeZone: string): string {
  return words(at, timeZone, 'date');
}

/** "Nov", in the team's own zone. */
export function shortMonth(at: number, timeZone: string): string {
  return words(at, timeZone, 'short month');
}

const FORMS = {
  'day and year': { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  'short day': { day: 'numeric', month: 'short' },
  'short month': { month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** One takes long to make, and there are as many as zones and forms. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Everybody who answers a pulse reads when it closes, and to write a moment takes as long as to look up an answer. */
const written = new Map<string, string>();
const MOST_WRITTEN = 1_000;

function words(at: number, timeZone: string, form: keyof typeof FORMS): string {
  const key = `${at} ${timeZone} ${form}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  const text = formatOf(timeZone, form).format(at).replaceAll(',', '');
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(key, text);
  return text;
}

function formatOf(timeZone: string, form: keyof typeof FORMS): Intl.DateTimeFormat {
  const key = `${timeZone} ${form}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE, { ...FORMS[form], timeZone });
  formats.set(key, format);
  return format;
}

/** Calendar days from the one moment's to the other's, in a team's own zone. */
function daysBetween(from: number, until: number, timeZone: string): number {
  const dayOf = (moment: number) =>
    Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate();
  return dayOf(from).until(dayOf(until), { largestUnit: 'day' }).days;
}

/** The same as whoever counts fewest, of several zones, and whichever moment is the later. */
export function fewestDaysBetween(one: number, other: number, timeZones: readonly string[]): number {
  return Math.min(...timeZones.map((timeZone) => Math.abs(daysBetween(one, other, timeZone))));
}

/** The same day and time so many calendar months earlier, in universal time; the last day of a month that is too short. */
export function monthsBefore(moment: number, months: number): number {
  const at = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO('UTC');
  return at.subtract({ months }).epochMilliseconds;
}

/** When the day begins, in a team's own zone, that is so many days after the moment's. */
export function startOfDayAfter(moment: number, days: number, timeZone: string): number {
  const day = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate();
  return day.add({ days }).toZonedDateTime(timeZone).epochMilliseconds;
}

const FORTNIGHT_DAYS = 14;

/**
 * The last moment (milliseconds since 1970) of the day a fortnight ago: who was asked then or before may be asked today.
 * By days and not by hours, because a fortnight over which the clocks change is an hour short, and timers are not exact.
 */
export function fortnightBefore(moment: number, timeZone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).startOfDay();
  return today.subtract({ days: FORTNIGHT_DAYS - 1 }).epochMilliseconds - 1;
}
