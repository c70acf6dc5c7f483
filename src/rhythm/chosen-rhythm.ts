import { z } from 'zod';
import { REST_DAYS } from '../privacy/differencing.ts';
import { guardedLine } from '../privacy/guard.ts';
import { Refusal } from '../refusal.ts';
import { type Calendar, MOST_QUIET_DATES, type QuietDates } from '../scheduling/quiet.ts';
import { ClockTime, type Every, isDay, type Series } from '../scheduling/recurrence.ts';
import type { Choice } from '../shared/card-parts.ts';
import { chosenAmong } from '../shared/choices.ts';
import {
  ChosenList,
  choiceOf,
  choicesOf,
  Day,
  elseUnreadable,
  IsYes,
  TimeOfDay,
  Typed,
  toggle,
} from '../shared/fields.ts';
import type { Part, Rhythm } from './rhythm.ts';
import {
  BEHAVIOUR_COUNTS,
  EVERY_CHOICES,
  EVERY_FOR_BEHAVIOUR,
  MONTHS,
  NEVER,
  OPEN_FOR,
  PAUSE_CHOICES,
  WEEKDAYS,
} from './rhythm-choices.ts';
import { quietDatesInWords } from './words.ts';

export const LONGEST_REASON = 80;
const SHORTEST_PERIOD_HOURS: Readonly<Record<Every, number>> = {
  weekly: 168,
  fortnightly: 336,
  monthly: 672,
  quarterly: 2_160,
};
const DAY_HOURS = 24;

/** How long a pulse may be open, so that it has been closed for three days when the next one comes round (rule R23). */
export function longestHours(every: Every): number {
  return SHORTEST_PERIOD_HOURS[every] - REST_DAYS * DAY_HOURS;
}

const EveryField = elseUnreadable(choiceOf(EVERY_CHOICES));

/** The form as a card sends it. */
export const ChosenRhythm = z.object({
  pulseEvery: EveryField,
  pulseFirstOn: Day,
  pulseAt: TimeOfDay,
  pulseBehaviours: elseUnreadable(choiceOf(BEHAVIOUR_COUNTS)),
  pulseHours: elseUnreadable(choiceOf(OPEN_FOR)),
  digestEvery: EveryField,
  digestFirstOn: Day,
  digestAt: TimeOfDay,
  behaviourEvery: elseUnreadable(choiceOf(EVERY_FOR_BEHAVIOUR)),
  behaviourFirstOn: Day,
  behaviourAt: TimeOfDay,
  days: choicesOf(WEEKDAYS),
  from: TimeOfDay,
  until: TimeOfDay,
  quietMonths: choicesOf(MONTHS),
  quietFrom: Day,
  quietUntil: Day,
  /** Saved quiet dates to be taken off again. */
  dropQuiet: ChosenList,
  pauseUntil: Day,
  pauseBecause: Typed,
  /** Whether the pause ends at once. */
  pauseEnd: toggle(PAUSE_CHOICES),
  /** "yes": a reason that may offend is meant as it is. */
  isMeant: IsYes,
});
export type ChosenRhythm = z.infer<typeof ChosenRhythm>;

type Parts = Pick<Rhythm, Part>;

/**
 * The recurring parts as chosen.
 * @param today the day in the team's zone; nothing new may begin before it
 * @throws Refusal RHYTHM_MISSING, RHYTHM_CHOICE, RHYTHM_DATE, RHYTHM_TIME, RHYTHM_OVERLAP
 */
export function chosenParts(chosen: ChosenRhythm, saved: Parts | null, today: string): Parts {
  const pulse = chosenSeries(chosen, 'pulse', saved, today);
  if (pulse && !(chosen.pulseBehaviours && chosen.pulseHours)) throw new Refusal('RHYTHM_MISSING');
  return {
    pulse: pulse && { ...pulse, behaviours: chosenCount(chosen.pulseBehaviours), hours: chosenHours(chosen, pulse) },
    digest: chosenSeries(chosen, 'digest', saved, today),
    behaviour: chosenSeries(chosen, 'behaviour', saved, today),
  };
}

function chosenSeries(chosen: ChosenRhythm, part: Part, saved: Parts | null, today: string): Series | null {
  const every = chosen[`${part}Every`];
  if (every === NEVER || every === '') return null;
  const offered = part === 'behaviour' ? EVERY_FOR_BEHAVIOUR : EVERY_CHOICES;
  const known = offered.find(({ value }) => value === every)?.value;
  if (!known || known === NEVER) throw new Refusal('RHYTHM_CHOICE');
  const firstOn = chosen[`${part}FirstOn`];
  // One that is under way keeps the day it began on.
  const isUnderWay = saved?.[part]?.firstOn === firstOn && saved[part].every === known;
  if (!isDay(firstOn) || (firstOn < today && !isUnderWay) || firstOn > aYearAfter(today)) {
    throw new Refusal('RHYTHM_DATE');
  }
  return { every: known, firstOn, at: chosenTime(chosen[`${part}At`]) };
}

function chosenCount(count: string): number {
  if (!BEHAVIOUR_COUNTS.some(({ value }) => value === count)) throw new Refusal('RHYTHM_CHOICE');
  return Number(count);
}

function chosenHours({ pulseHours }: ChosenRhythm, { every }: Series): number {
  if (!OPEN_FOR.some(({ value }) => value === pulseHours)) throw new Refusal('RHYTHM_CHOICE');
  const hours = Number(pulseHours);
  if (hours > longestHours(every)) throw new Refusal('RHYTHM_OVERLAP');
  return hours;
}

function chosenTime(time: string): string {
  if (!ClockTime.safeParse(time).success) throw new Refusal('RHYTHM_TIME');
  return time;
}

/**
 * When the bot may speak up, as chosen. Quiet dates that are over are dropped.
 * @throws Refusal RHYTHM_CHOICE, RHYTHM_DAYS, RHYTHM_TIME, QUIET_MONTHS, QUIET_DATES, PAUSE_DATE, TEXT_TOO_LONG
 */
export function chosenCalendar(chosen: ChosenRhythm, saved: Calendar, today: string): Calendar {
  const days = numbersOf(chosen.days, WEEKDAYS);
  if (!days.length) throw new Refusal('RHYTHM_DAYS');
  const quietMonths = numbersOf(chosen.quietMonths, MONTHS);
  if (quietMonths.length === MONTHS.length) throw new Refusal('QUIET_MONTHS');
  return {
    days,
    from: chosenTime(chosen.from),
    until: chosenTime(chosen.until),
    quietMonths,
    quietDates: chosenQuietDates(chosen, saved.quietDates, today),
    ...chosenPause(chosen, saved, today),
  };
}

function chosenQuietDates(chosen: ChosenRhythm, saved: readonly QuietDates[], today: string): QuietDates[] {
  const dropped = chosenAmong(quietDatesChoices(saved), chosen.dropQuiet);
  const kept = saved.filter((dates) => dates.until >= today && !dropped.includes(quietDatesId(dates)));
  const { quietFrom: from, quietUntil } = chosen;
  if (!from && !quietUntil) return kept;
  const added = { from, until: quietUntil || from };
  if (!isDay(added.from) || !isDay(added.until) || added.until < added.from || added.until < today) {
    throw new Refusal('QUIET_DATES');
  }
  const others = kept.filter((dates) => quietDatesId(dates) !== quietDatesId(added));
  if (others.length >= MOST_QUIET_DATES) throw new Refusal('QUIET_DATES');
  return [...others, added].toSorted((a, b) => a.from.localeCompare(b.from));
}

/** The saved ones as a form offers them. */
export function quietDatesChoices(saved: readonly QuietDates[]): Choice[] {
  return saved.map((dates) => ({ title: quietDatesInWords(dates), value: quietDatesId(dates) }));
}

function quietDatesId({ from, until }: QuietDates): string {
  return `${from}/${until}`;
}

function chosenPause(
  { pauseUntil, pauseBecause, pauseEnd, isMeant }: ChosenRhythm,
  saved: Calendar,
  today: string,
): Pick<Calendar, 'pausedUntil' | 'pausedBecause'> {
  if (pauseEnd || pauseUntil === '') return { pausedUntil: '', pausedBecause: '' };
  const isOver = pauseUntil < today;
  if (isOver && pauseUntil === saved.pausedUntil) return { pausedUntil: '', pausedBecause: '' };
  if (!isDay(pauseUntil) || isOver || pauseUntil > aYearAfter(today)) throw new Refusal('PAUSE_DATE');
  return { pausedUntil: pauseUntil, pausedBecause: guardedLine(pauseBecause, LONGEST_REASON, isMeant) };
}

function numbersOf(values: readonly string[], choices: readonly Choice[]): number[] {
  if (!values.every((value) => choices.some((choice) => choice.value === value))) throw new Refusal('RHYTHM_CHOICE');
  return [...new Set(values)].map(Number).toSorted((a, b) => a - b);
}

/** The same day a year later, for comparing: it need not exist. */
function aYearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
