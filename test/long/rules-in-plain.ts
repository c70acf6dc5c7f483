import { dayOfIso, isoOf, type Zone } from './local-time.ts';

// What is promised of the rhythm, said a second time without the product's own rules: by days on the wall and by
// stepping through minutes, slow but plain.

export interface PlainSeries {
  readonly every: string;
  readonly firstOn: string;
  readonly at: string;
}

export interface PlainCalendar {
  readonly days: readonly number[];
  readonly from: string;
  readonly until: string;
  readonly quietMonths: readonly number[];
  readonly quietDates: readonly { readonly from: string; readonly until: string }[];
  readonly pausedUntil: string;
}

/** One time that a series comes round, and when the next one does. */
export interface Period {
  readonly day: string;
  readonly at: number;
  readonly nextAt: number;
}

const LAST_DAY = dayOfIso('2029-02-10');

/** All of a series' periods up to the end of the table. */
export function periodsOf(series: PlainSeries, zone: Zone): Period[] {
  const first = dayOfIso(series.firstOn);
  const minute = minuteOf(series.at);
  const found: { day: string; at: number }[] = [];
  for (let day = first; day < LAST_DAY; day += 1) {
    if (comesRound(series.every, first, day)) found.push({ day: isoOf(day), at: zone.momentOf(day, minute) });
  }
  return found.map((one, index) => ({ ...one, nextAt: found[index + 1]?.at ?? Number.POSITIVE_INFINITY }));
}

function comesRound(every: string, first: number, day: number): boolean {
  if (every === 'weekly') return (day - first) % 7 === 0;
  if (every === 'fortnightly') return (day - first) % 14 === 0;
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = isoOf(first).split('-').map(Number);
  const [year = 0, month = 0, dayOfMonth = 0] = isoOf(day).split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const months = (year - fromYear) * 12 + month - fromMonth;
  return dayOfMonth === Math.min(fromDay, lastOfMonth) && (every === 'monthly' || months % 3 === 0);
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Whether a team with this calendar wants to hear from the bot at this moment. */
export function mayPost(calendar: PlainCalendar, zone: Zone, at: number): boolean {
  const { day, minute, weekday } = zone.wall(at);
  const opens = minuteOf(calendar.from);
  const shuts = minuteOf(calendar.until);
  const isOn = calendar.days.includes(weekday);
  const wasOn = calendar.days.includes(weekday === 1 ? 7 : weekday - 1);
  const isOpen =
    opens < shuts
      ? isOn && minute >= opens && minute < shuts
      : opens > shuts
        ? (isOn && minute >= opens) || (wasOn && minute < shuts)
        : isOn;
  if (!isOpen) return false;
  const iso = isoOf(day);
  if (calendar.pausedUntil !== '' && iso <= calendar.pausedUntil) return false;
  if (calendar.quietMonths.includes(Number(iso.slice(5, 7)))) return false;
  return !calendar.quietDates.some(({ from, until }) => from <= iso && iso <= until);
}
