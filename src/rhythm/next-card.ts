import type { Agenda } from '../meetings/agenda.ts';
import { type Pulse, remindAt } from '../pulse/pulse.ts';
import { dayInWords, momentInWords, shortDay } from '../scheduling/moments.ts';
import { firstAllowed } from '../scheduling/quiet.ts';
import type { NextCard } from './cards.ts';
import { nextOf, PARTS, type Part, type Rhythm } from './rhythm.ts';
import { calendarInWords, leftOutInWords, PART_NAMES, putOffInWords } from './words.ts';

export interface NextGround {
  readonly rhythm: Rhythm | null;
  readonly open: readonly Pulse[];
  readonly agendas: readonly Agenda[];
  /** The result for which the next pulse waits. */
  readonly unanswered: Pulse | null;
  readonly timeZone: string;
  readonly today: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const MOST_LEFT_OUT = 2;

/** A thing that will happen, before it is put in order. */
interface Coming {
  readonly at: number;
  readonly what: string;
  readonly why: string;
}

/** What comes next, in order; what waits, and for what; what was left out, and why; when the bot keeps quiet. */
export function nextCard(ground: NextGround): NextCard {
  const { rhythm, open, agendas, unanswered, timeZone, today } = ground;
  const coming = [
    ...open.flatMap((pulse) => comingOf(pulse, ground)),
    ...PARTS.flatMap((part) => comingIn(part, ground)),
  ];
  return {
    kind: 'next',
    items: coming
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, what, why }) => ({ when: momentInWords(at, timeZone), what, why })),
    waiting: [...(unanswered ? [waitsInWords(unanswered)] : []), ...agendas.map((one) => agendaInWords(one, timeZone))],
    leftOut: PARTS.flatMap((part) => leftOutOf(part, ground)),
    quiet: rhythm ? calendarInWords(rhythm.calendar, today) : [],
    pulseId: unanswered?.pulseId ?? '',
  };
}

/** A reminder goes to those who have not answered; the list does not say whether there are any. */
function comingOf(pulse: Pulse, { rhythm, timeZone, now }: NextGround): Coming[] {
  const about = `the pulse of ${shortDay(pulse.openedAt, timeZone)}`;
  const reminding = remindAt(pulse);
  const allowed = rhythm && reminding ? firstAllowed(rhythm.calendar, timeZone, reminding) : reminding;
  const isComing = allowed !== null && allowed > now && allowed < pulse.closesAt;
  return [
    ...(isComing ? [{ at: allowed, what: `One private reminder of ${about}`, why: '(nobody sees who gets it)' }] : []),
    ...closeOf(pulse, about, rhythm, timeZone),
  ];
}

/** The result of a pulse that came round by itself waits until the team wants to hear from the bot. */
function closeOf({ closesAt, origin }: Pulse, about: string, rhythm: Rhythm | null, timeZone: string): Coming[] {
  const posted = rhythm && origin === 'rhythm' ? firstAllowed(rhythm.calendar, timeZone, closesAt) : closesAt;
  if (posted === closesAt) return [{ at: closesAt, what: `Close ${about} and post its result`, why: '' }];
  const close = { at: closesAt, what: `Close ${about}`, why: '' };
  return posted === null
    ? [close]
    : [close, { at: posted, what: `Post the result of ${about}`, why: '(quiet until then)' }];
}

function comingIn(part: Part, { rhythm, unanswered, timeZone, now }: NextGround): Coming[] {
  const planned = rhythm && nextOf(rhythm, part, timeZone, now);
  if (!planned) return [];
  const putOff = putOffInWords(planned, rhythm.calendar, timeZone).trim();
  const waits = part === 'pulse' && unanswered ? '(if the last result has an answer by then)' : '';
  return [{ at: planned.at, what: PART_NAMES[part], why: [waits, putOff].filter(Boolean).join(' ') }];
}

function waitsInWords({ result, closesAt, timeZone }: Pulse): string {
  const day = dayInWords(result?.closedAt ?? closesAt, timeZone);
  return `The next pulse waits until the result of ${day} has an answer: one action, or “not now, because”.`;
}

function agendaInWords({ items, postedAt, postedByName, isSeries }: Agenda, timeZone: string): string {
  const lines = items.flatMap(({ line }) => line || []);
  const about = lines.length ? ` (${lines.join('; ')})` : '';
  const again = isSeries ? ', and one after it for each meeting that follows' : '';
  return `An agenda${about}, prepared on ${shortDay(postedAt, timeZone)} by ${postedByName}, waits for its meeting${again}.`;
}

/** The last one that is over, and those to come that quiet time leaves no room for. */
function leftOutOf(part: Part, { rhythm, timeZone, now }: NextGround): string[] {
  if (!rhythm?.[part]) return [];
  const last = rhythm.progress[part];
  const coming = nextOf(rhythm, part, timeZone, now)?.leftOut ?? [];
  const rest = coming.length - MOST_LEFT_OUT;
  return [
    ...[...(last.because ? [last] : []), ...coming.slice(0, MOST_LEFT_OUT)].map((one) => leftOutInWords(part, one)),
    ...(rest > 0 ? [`${PART_NAMES[part]}: ${rest} more, for the same reason.`] : []),
  ];
}
