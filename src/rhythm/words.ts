import { momentInWords } from '../scheduling/moments.ts';
import { type Calendar, quietBecause } from '../scheduling/quiet.ts';
import { isoDayInWords, type Series } from '../scheduling/recurrence.ts';
import { plural } from '../shared/plural.ts';
import type { Part, Planned, Rhythm } from './rhythm.ts';
import { daysInWords, EVERY_CHOICES, monthsInWords, OPEN_FOR } from './rhythm-choices.ts';

export const PART_NAMES: Readonly<Record<Part, string>> = {
  pulse: 'Pulse',
  digest: 'Digest',
  behaviour: 'Behaviour of the week',
};

/** "Every month" */
export function everyInWords({ every }: Series): string {
  return EVERY_CHOICES.find(({ value }) => value === every)?.title ?? '';
}

/** "Every month, on 2 behaviours in turn, open for 3 days." */
export function partInWords(rhythm: Rhythm, part: Part): string {
  const series = rhythm[part];
  if (!series) return 'Off.';
  if (part !== 'pulse' || !rhythm.pulse) return `${everyInWords(series)}.`;
  const { behaviours, hours } = rhythm.pulse;
  const length = OPEN_FOR.find(({ value }) => value === String(hours))?.title ?? `${hours} hours`;
  const subject = plural(behaviours, { one: 'one behaviour', other: '# behaviours' });
  return `${everyInWords(series)}, on ${subject} in turn, open for ${length}.`;
}

/** "Next: Tuesday 1 December, 10:00." With the reason where it comes later than it was meant to. */
export function plannedInWords(planned: Planned | null, calendar: Calendar, timeZone: string): string {
  if (!planned) return 'The calendar leaves no moment for it within a year.';
  return `Next: ${momentInWords(planned.at, timeZone)}${putOffInWords(planned, calendar, timeZone)}.`;
}

/** Why it comes later than its series says, in brackets; empty if it does not. */
export function putOffInWords({ at, meantFor }: Planned, calendar: Calendar, timeZone: string): string {
  if (at === meantFor) return '';
  const because = quietBecause(calendar, timeZone, meantFor);
  return ` (put off from ${momentInWords(meantFor, timeZone)}${because && `: ${because}`})`;
}

/** "Monday to Friday, 08:00 to 18:00." And what is quiet besides. */
export function calendarInWords(calendar: Calendar, today: string): string[] {
  const { days, from, until, quietMonths, quietDates } = calendar;
  const hours = from === until ? 'at any time' : `from ${from} to ${until}${from > until ? ' the next day' : ''}`;
  return [
    `I post ${daysInWords(days)}, ${hours}.`,
    ...(quietMonths.length ? [`Quiet each year in ${monthsInWords(quietMonths)}.`] : []),
    ...quietDates.filter((dates) => dates.until >= today).map((dates) => `Quiet ${quietDatesInWords(dates)}.`),
    ...pauseInWords(calendar, today),
  ];
}

/** "Paused until the end of Friday 27 November 2026 (Major incident)." None if there is no pause on that day. */
export function pauseInWords({ pausedUntil, pausedBecause }: Calendar, today: string): string[] {
  if (pausedUntil < today) return [];
  const because = pausedBecause && ` (${pausedBecause})`;
  return [`Paused until the end of ${isoDayInWords(pausedUntil)}${because}.`];
}

/** "from Monday 21 December 2026 until Friday 1 January 2027" */
export function quietDatesInWords({ from, until }: { readonly from: string; readonly until: string }): string {
  if (from === until) return `on ${isoDayInWords(from)}`;
  return `from ${isoDayInWords(from)} until ${isoDayInWords(until)}`;
}
