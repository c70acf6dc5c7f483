import type { Agenda } from '../meetings/agenda.ts';
import type { Pulse } from '../pulse/pulse.ts';
import { dayInWords, momentInWords, shortDay } from '../scheduling/moments.ts';
import { type Calendar, quietBecause } from '../scheduling/quiet.ts';
import { isoDayInWords, type Series } from '../scheduling/recurrence.ts';
import { quietInWords } from '../scheduling/words.ts';
import type { Summaries } from '../shared/card-parts.ts';
import { listed, plural } from '../shared/locale.ts';
import type { Refusals } from '../shared/refusal-words.ts';
import type { RhythmMessage } from './cards.ts';
import type { LeftOut, LeftOutReason, Part, Planned, Rhythm } from './rhythm.ts';
import { daysInWords, EVERY_CHOICES, monthsInWords, OPEN_FOR } from './rhythm-choices.ts';

export const PART_NAMES: Readonly<Record<Part, string>> = {
  pulse: 'Pulse',
  digest: 'Digest',
  behaviour: 'Behaviour of the week',
};

/** "Every month" */
function everyInWords({ every }: Series): string {
  return EVERY_CHOICES.find(({ value }) => value === every)?.title ?? '';
}

/** "Every month, on 2 behaviours in turn, open for 3 days." */
export function rhythmPartInWords(rhythm: Rhythm, part: Part): string {
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
  return ` (put off from ${momentInWords(meantFor, timeZone)}${because ? `: ${quietInWords(because)}` : ''})`;
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
function pauseInWords({ pausedUntil, pausedBecause }: Calendar, today: string): string[] {
  if (pausedUntil < today) return [];
  const because = pausedBecause && ` (${pausedBecause})`;
  return [`Paused until the end of ${isoDayInWords(pausedUntil)}${because}.`];
}

/** "from Monday 21 December 2026 until Friday 1 January 2027" */
export function quietDatesInWords({ from, until }: { readonly from: string; readonly until: string }): string {
  if (from === until) return `on ${isoDayInWords(from)}`;
  return `from ${isoDayInWords(from)} until ${isoDayInWords(until)}`;
}

/** "Digest of Monday 2 March 2026: April is a quiet month." */
export function leftOutInWords(part: Part, { period, because }: LeftOut): string {
  return `${PART_NAMES[part]} of ${isoDayInWords(period)}: ${because ? leftOutBecauseInWords(because) : ''}.`;
}

/** Why a period was left out, as the end of a sentence. */
export function leftOutBecauseInWords(because: LeftOutReason): string {
  switch (because.code) {
    case 'unanswered':
      return 'the last result had no answer in time';
    case 'too late':
      return 'its time was over before I could post it';
    case 'too few people':
      return `there were fewer than ${because.threshold} people here, too few to keep answers confidential`;
    case 'too few to ask':
      return `fewer than ${because.threshold} people had not been asked in the last fortnight`;
    case 'asked lately':
      return 'nearly the same people had been asked all of it within a few days';
    default:
      return quietInWords(because);
  }
}

/** "the pulse of 16 Nov" */
export function pulseInWords({ openedAt }: Pulse, timeZone: string): string {
  return `the pulse of ${shortDay(openedAt, timeZone)}`;
}

interface Happening {
  readonly what: string;
  readonly why: string;
}

/** What will happen to a pulse by itself. */
export const COMING = {
  reminder: (about: string): Happening => ({
    what: `One private reminder of ${about}`,
    why: '(nobody sees who gets it)',
  }),
  closeAndResult: (about: string): Happening => ({ what: `Close ${about} and post its result`, why: '' }),
  close: (about: string): Happening => ({ what: `Close ${about}`, why: '' }),
  result: (about: string): Happening => ({ what: `Post the result of ${about}`, why: '(quiet until then)' }),
};

export const IF_ANSWERED = '(if the last result has an answer by then)';

export function waitsInWords({ result, closesAt, timeZone }: Pulse): string {
  const day = dayInWords(result?.closedAt ?? closesAt, timeZone);
  return `The next pulse waits until the result of ${day} has an answer: one action, or “not now, because”.`;
}

export function agendaInWords({ items, postedAt, postedByName, isSeries }: Agenda, timeZone: string): string {
  const lines = items.flatMap(({ line }) => line || []);
  const about = lines.length ? ` (${lines.join('; ')})` : '';
  const again = isSeries ? ', and one after it for each meeting that follows' : '';
  return `An agenda${about}, prepared on ${shortDay(postedAt, timeZone)} by ${postedByName}, waits for its meeting${again}.`;
}

/** Of those left out that are not told one by one. */
export function moreInWords(part: Part, count: number): string {
  return `${PART_NAMES[part]}: ${count} more, for the same reason.`;
}

/** "Monday to Friday, 08:00 to 18:00", as the form says it. */
export function hoursInWords({ days, from, until }: Calendar): string {
  return `${daysInWords(days)}, ${from === until ? 'at any time' : `${from} to ${until}`}`;
}

export function untilEndOf(day: string): string {
  return `until the end of ${isoDayInWords(day)}`;
}

/** "every week, next on Monday 16 November, 09:00", as the form says it. */
export function rhythmStateInWords(series: Series, planned: Planned | null, timeZone: string): string {
  const every = everyInWords(series).toLowerCase();
  return planned ? `${every}, next on ${momentInWords(planned.at, timeZone)}` : every;
}

/** "one month and 2 sets of dates" */
export function countsInWords(months: number, ranges: number): string {
  const parts = [
    ...(months ? [plural(months, { one: 'one month', other: '# months' })] : []),
    ...(ranges ? [plural(ranges, { one: 'one set of dates', other: '# sets of dates' })] : []),
  ];
  return listed(parts) || 'none';
}

/** One line of each card, for Teams' notification. */
export const RHYTHM_SUMMARIES: Summaries<RhythmMessage> = {
  'rhythm-form': () => 'What I do by myself here, and when',
  rhythm: () => 'The rhythm is saved',
  next: () => 'What comes next',
};

/** What this feature refuses, as the person reads it. */
export const RHYTHM_REFUSALS = {
  PAUSE_DATE: {
    what: 'A pause ends on a day from today to a year from now.',
    kept: 'The rhythm is as it was, and what you chose is kept.',
    next: 'Choose such a day, or leave it empty for no pause.',
    comesBack: 'at once',
  },
  QUIET_DATES: {
    what: 'Those quiet dates cannot be: they end before they begin, are over, or are more than twenty.',
    kept: 'The rhythm is as it was, and what you chose is kept.',
    next: 'Choose a first and a last day, from today on.',
    comesBack: 'at once',
  },
  QUIET_MONTHS: {
    what: 'With all twelve months quiet, nothing would ever be posted.',
    kept: 'The rhythm is as it was, and what you chose is kept.',
    next: 'Leave out one month at least, or set each part to “Never”.',
    comesBack: 'at once',
  },
  RHYTHM_CHOICE: {
    what: 'One of the choices is not on the form.',
    kept: 'The rhythm is as it was, and what you chose is kept.',
    next: 'Choose again from the lists.',
    comesBack: 'at once',
  },
  RHYTHM_DATE: {
    what: 'A part that is new, or comes round differently, begins on a day from today to a year from now.',
    kept: 'The rhythm is as it was, and what you chose is kept.',
    next: 'Choose such a day under “First on”.',
    comesBack: 'at once',
  },
  RHYTHM_DAYS: {
    what: 'No day was chosen on which I may post.',
    kept: 'The rhythm is as it was, and what you chose is kept.',
    next: 'Choose one day at least.',
    comesBack: 'at once',
  },
  RHYTHM_MISSING: {
    what: 'How many behaviours the pulse asks about, or how long it stays open, was not chosen.',
    kept: 'The rhythm is as it was, and what you chose is kept.',
    next: 'Choose both from the lists.',
    comesBack: 'at once',
  },
  RHYTHM_OVERLAP: {
    what: 'A pulse would have been closed for less than three days when the next one comes round.',
    kept: 'The rhythm is as it was, and what you chose is kept.',
    next: 'Choose a shorter time to answer, or fewer pulses.',
    comesBack: 'at once',
  },
  RHYTHM_TIME: {
    what: 'One of the times is missing or is not a time of day.',
    kept: 'The rhythm is as it was, and what you chose is kept.',
    next: 'Choose a time, or write it like 09:30.',
    comesBack: 'at once',
  },
} as const satisfies Refusals;
