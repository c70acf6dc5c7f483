import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../scheduling/quiet.ts';
import { chosenAmong } from '../shared/choices.ts';
import type { RhythmForm } from './cards.ts';
import { type ChosenRhythm, LONGEST_REASON, quietDatesChoices } from './chosen-rhythm.ts';
import { nextOf, type Part, type Rhythm } from './rhythm.ts';
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
import { countsInWords, hoursInWords, rhythmStateInWords, untilEndOf } from './words.ts';

export interface FormGround {
  readonly saved: Rhythm | null;
  readonly calendar: Calendar;
  /** What was typed before a refusal. */
  readonly draft: ChosenRhythm | null;
  readonly timeZone: string;
  readonly today: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Suggested where nothing is set: on which day of the week the first one is, 1 = Monday, and when. */
const SUGGESTED: Readonly<Record<Part, { readonly weekday: number; readonly at: string }>> = {
  pulse: { weekday: 2, at: '10:00' },
  digest: { weekday: 5, at: '10:00' },
  behaviour: { weekday: 1, at: '09:00' },
};
const SUGGESTED_BEHAVIOURS = 2;
const SUGGESTED_HOURS = 72;

/** The form, filled with what was typed, else with what is saved, else with a suggestion that is switched off. */
export function rhythmForm(ground: FormGround): RhythmForm {
  const { saved, calendar, draft, timeZone, today } = ground;
  const { days, from, until, quietMonths, quietDates } = calendar;
  const offered = quietDatesChoices(quietDates.filter((dates) => dates.until >= today));
  const isPaused = calendar.pausedUntil >= today;
  return {
    kind: 'rhythm-form',
    setBy: saved?.setByName ?? '',
    timeZone,
    today,
    everies: EVERY_CHOICES,
    everiesForBehaviour: EVERY_FOR_BEHAVIOUR,
    pulse: {
      ...seriesFields(ground, 'pulse'),
      behaviours: draft?.pulseBehaviours || String(saved?.pulse?.behaviours ?? SUGGESTED_BEHAVIOURS),
      hours: draft?.pulseHours || String(saved?.pulse?.hours ?? SUGGESTED_HOURS),
    },
    digest: seriesFields(ground, 'digest'),
    behaviour: seriesFields(ground, 'behaviour'),
    counts: BEHAVIOUR_COUNTS,
    durations: OPEN_FOR,
    weekdays: WEEKDAYS,
    hoursState: hoursInWords(calendar),
    days: (draft?.days ?? days).join(),
    from: draft?.from || from,
    until: draft?.until || until,
    months: MONTHS,
    quietState: countsInWords(quietMonths.length, offered.length),
    quietMonths: (draft?.quietMonths ?? quietMonths).join(),
    quietFrom: draft?.quietFrom ?? '',
    quietUntil: draft?.quietUntil ?? '',
    quietDates: offered,
    dropQuiet: chosenAmong(offered, draft?.dropQuiet ?? [])
      .filter((id) => offered.some(({ value }) => value === id))
      .join(),
    pauseState: isPaused ? untilEndOf(calendar.pausedUntil) : 'no pause',
    pauseUntil: draft?.pauseUntil ?? (isPaused ? calendar.pausedUntil : ''),
    pauseBecauseWords: draft?.pauseBecause ?? (isPaused ? calendar.pausedBecause : ''),
    longestReason: LONGEST_REASON,
    pauseChoices: isPaused ? PAUSE_CHOICES : [],
    pauseEnd: draft?.pauseEnd ? 'yes' : 'no',
    isPulseShown: !saved || draft !== null,
    isPauseShown: isPaused || draft !== null,
    isRestShown: draft !== null,
  };
}

function seriesFields({ saved, draft, timeZone, today, now }: FormGround, part: Part): RhythmForm['digest'] {
  const series = saved?.[part];
  const { weekday, at } = SUGGESTED[part];
  return {
    state: saved && series ? rhythmStateInWords(series, nextOf(saved, part, timeZone, now), timeZone) : 'off',
    every: draft?.[`${part}Every`] || (series?.every ?? NEVER),
    firstOn: draft?.[`${part}FirstOn`] || (series?.firstOn ?? nextWeekday(today, weekday)),
    at: draft?.[`${part}At`] || (series?.at ?? at),
  };
}

/** The first such day after today, and not tomorrow: people want to be told before it begins. */
function nextWeekday(today: string, weekday: number): string {
  let day = Temporal.PlainDate.from(today).add({ days: 2 });
  while (day.dayOfWeek !== weekday) day = day.add({ days: 1 });
  return day.toString();
}
