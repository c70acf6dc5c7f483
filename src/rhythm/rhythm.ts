import { z } from 'zod';
import { Calendar, firstAllowed, QuietReason, quietBecause } from '../scheduling/quiet.ts';
import { type Occurrence, occurrenceAfter, occurrenceUpTo, Series } from '../scheduling/recurrence.ts';
import { Conversation } from '../teams/team.ts';

/** What comes round by itself: a pulse, the digest, the behaviour of the week. */
export const PARTS = ['pulse', 'digest', 'behaviour'] as const;
export type Part = (typeof PARTS)[number];

/** Why a period was left out: it fell into quiet time; it came too late; or there were not the people for a pulse. */
const LeftOutReason = z.discriminatedUnion('code', [
  ...QuietReason.options,
  z.object({ code: z.literal('unanswered') }),
  z.object({ code: z.literal('too late') }),
  z.object({ code: z.literal('too few people'), threshold: z.number().int() }),
  z.object({ code: z.literal('too few to ask'), threshold: z.number().int() }),
  z.object({ code: z.literal('asked lately') }),
]);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

/** How far a part has come. `period` is the last one that is over: posted, or left out. */
const Progress = z.object({
  period: z.string(),
  /** Why the last one was left out; null if it was posted. */
  because: LeftOutReason.nullable(),
  /** The period for which the team has been told that the pulse waits; empty if it does not. */
  waiting: z.string(),
});
export type Progress = z.infer<typeof Progress>;
export const NO_PROGRESS: Progress = { period: '', because: null, waiting: '' };

/** What the bot does by itself in a team, when, and when it keeps quiet. One for each team. */
export const Rhythm = z.object({
  kind: z.literal('rhythm'),
  teamId: z.string(),
  conversation: Conversation,
  /** How many behaviours a pulse asks about, in turn, and for how long it is open. */
  pulse: Series.extend({ behaviours: z.number().int().min(1).max(5), hours: z.number().int() }).nullable(),
  digest: Series.nullable(),
  behaviour: Series.nullable(),
  calendar: Calendar,
  progress: z.object({ pulse: Progress, digest: Progress, behaviour: Progress }),
  setBy: z.string(),
  setByName: z.string(),
  setAt: z.number(),
});
export type Rhythm = z.infer<typeof Rhythm>;

/** Whether both say the same, whenever it was set. */
export function isSameRhythm(one: Rhythm, other: Rhythm): boolean {
  const said = (rhythm: Rhythm): string => JSON.stringify(Rhythm.parse({ ...rhythm, setAt: 0 }));
  return said(one) === said(other);
}

export interface Planned extends Occurrence {
  /** When it comes round by the series alone; `at` is later if the team is quiet then. */
  readonly meantFor: number;
  /** Those before it that are not over and will not be posted any more, each with its reason. */
  readonly leftOut: readonly LeftOut[];
}

export type LeftOut = Readonly<Pick<Progress, 'period' | 'because'>>;

/** More than a year of weeks, should the bot have been away for so long. */
const MOST_LEFT_OUT = 60;

/**
 * When a part is next due: the latest that has come round and is not over, late if need be; else the next one. What
 * would fall into quiet time is put off until that ends, or left out if the one after it comes first.
 * @returns null where the rhythm has no such part, or no moment for it in over a year
 */
export function nextOf(
  { calendar, progress, ...rhythm }: Rhythm,
  part: Part,
  timeZone: string,
  now: number,
): Planned | null {
  const series = rhythm[part];
  if (!series) return null;
  const { period: over, waiting } = progress[part];
  const latest = occurrenceUpTo(series, timeZone, now);
  const isLate = latest !== null && latest.period > over;
  let next = isLate ? latest : occurrenceAfter(series, timeZone, now);
  const soonest = Math.max(next.at, now);
  const at = firstAllowed(calendar, timeZone, soonest);
  if (at === null) return null;

  const leftOut = isLate ? missedBefore(latest, series, { over, waiting }, calendar, timeZone) : [];
  for (let following = occurrenceAfter(series, timeZone, next.at); following.at <= at; ) {
    leftOut.push({ period: next.period, because: quietBecause(calendar, timeZone, Math.max(next.at, now)) });
    next = following;
    following = occurrenceAfter(series, timeZone, next.at);
  }
  return { period: next.period, at, meantFor: next.at, leftOut };
}

/** Those after the last that is over for which it is too late, because a later one has come round. Oldest first. */
function missedBefore(
  latest: Occurrence,
  series: Series,
  { over, waiting }: { readonly over: string; readonly waiting: string },
  calendar: Calendar,
  timeZone: string,
): LeftOut[] {
  const missed: LeftOut[] = [];
  let following = latest;
  while (missed.length < MOST_LEFT_OUT) {
    const one = occurrenceUpTo(series, timeZone, following.at - 1);
    if (!one || one.period <= over) break;
    const allowed = firstAllowed(calendar, timeZone, one.at);
    const wasQuiet = allowed === null || allowed >= following.at;
    const because = wasQuiet ? quietBecause(calendar, timeZone, one.at) : tooLateBecause(one.period <= waiting);
    missed.unshift({ period: one.period, because });
    following = one;
  }
  return missed;
}

function tooLateBecause(hasWaited: boolean): LeftOutReason {
  return { code: hasWaited ? 'unanswered' : 'too late' };
}

/** A new part begins with the next time it comes round, not with one that is past. */
export function progressFrom(series: Series | null, timeZone: string, now: number): Progress {
  const past = series && occurrenceUpTo(series, timeZone, now - 1);
  return { ...NO_PROGRESS, period: past?.period ?? '' };
}
