import type { Agenda } from '../meetings/agenda.ts';
import { type Pulse, remindAt } from '../pulse/pulse.ts';
import { momentInWords } from '../scheduling/moments.ts';
import { firstAllowed } from '../scheduling/quiet.ts';
import type { NextCard } from './cards.ts';
import { nextOf, PARTS, type Part, type Rhythm } from './rhythm.ts';
import {
  agendaInWords,
  COMING,
  calendarInWords,
  IF_ANSWERED,
  leftOutInWords,
  moreInWords,
  PART_NAMES,
  pulseInWords,
  putOffInWords,
  waitsInWords,
} from './words.ts';

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
  const about = pulseInWords(pulse, timeZone);
  const reminding = remindAt(pulse);
  const allowed = rhythm && reminding ? firstAllowed(rhythm.calendar, timeZone, reminding) : reminding;
  const isComing = allowed !== null && allowed > now && allowed < pulse.closesAt;
  return [
    ...(isComing ? [{ at: allowed, ...COMING.reminder(about) }] : []),
    ...closeOf(pulse, about, rhythm, timeZone),
  ];
}

/** The result of a pulse that came round by itself waits until the team wants to hear from the bot. */
function closeOf({ closesAt, origin }: Pulse, about: string, rhythm: Rhythm | null, timeZone: string): Coming[] {
  const posted = rhythm && origin === 'rhythm' ? firstAllowed(rhythm.calendar, timeZone, closesAt) : closesAt;
  if (posted === closesAt) return [{ at: closesAt, ...COMING.closeAndResult(about) }];
  const close = { at: closesAt, ...COMING.close(about) };
  return posted === null ? [close] : [close, { at: posted, ...COMING.result(about) }];
}

function comingIn(part: Part, { rhythm, unanswered, timeZone, now }: NextGround): Coming[] {
  const planned = rhythm && nextOf(rhythm, part, timeZone, now);
  if (!planned) return [];
  const putOff = putOffInWords(planned, rhythm.calendar, timeZone).trim();
  const waits = part === 'pulse' && unanswered ? IF_ANSWERED : '';
  return [{ at: planned.at, what: PART_NAMES[part], why: [waits, putOff].filter(Boolean).join(' ') }];
}

/** The last one that is over, and those to come that quiet time leaves no room for. */
function leftOutOf(part: Part, { rhythm, timeZone, now }: NextGround): string[] {
  if (!rhythm?.[part]) return [];
  const last = rhythm.progress[part];
  const coming = nextOf(rhythm, part, timeZone, now)?.leftOut ?? [];
  const rest = coming.length - MOST_LEFT_OUT;
  return [
    ...[...(last.because ? [last] : []), ...coming.slice(0, MOST_LEFT_OUT)].map((one) => leftOutInWords(part, one)),
    ...(rest > 0 ? [moreInWords(part, rest)] : []),
  ];
}
