import type { Part, Rhythm } from '../../src/rhythm/rhythm.ts';
import type { Zone } from './local-time.ts';
import type { Observed } from './observed.ts';
import { mayPost, type Period, type PlainSeries, periodsOf } from './rules-in-plain.ts';
import { type TeamPlan, YEAR_ENDS } from './team-plans.ts';

/** Calendars here open and shut on a quarter of an hour, and so do the clocks of all zones change. */
const LOOK_EVERY_MS = 15 * 60_000;

/** A period, and from when to when it can be posted at all. */
export interface Chance extends Period {
  readonly until: number;
}

interface Progressed {
  readonly at: number;
  readonly progress: Rhythm['progress'][Part];
}

export interface TeamHistory {
  readonly plan: TeamPlan;
  readonly zone: Zone;
  /** Whether the calendar, as it stood then, lets the bot speak. */
  readonly isQuietAt: (at: number) => boolean;
  readonly isAwayAt: (at: number) => boolean;
  readonly isAwayBetween: (from: number, until: number) => boolean;
  readonly chancesOf: (part: Part) => Chance[];
  readonly progressOf: (part: Part) => readonly Progressed[];
  /**
   * The first moment from `from`, and before `until`, at which the process lived, the bot was there and the calendar let
   * it speak.
   * @param isSeen whether something of it was seen in the very moment in which the process died
   */
  readonly firstMoment: (from: number, until: number, isSeen: (at: number) => boolean) => number | null;
}

type Span = Readonly<Record<'at' | 'until', number>>;

/** What happened around one team, for whoever wants to know what it should have seen when. */
export function historyOf(plan: TeamPlan, zone: Zone, observed: Observed): TeamHistory {
  const writes = observed.rhythms.get(plan.teamId) ?? [];
  const calendars = changesOf(writes, ({ calendar }) => calendar);
  const presence = observed.installed.get(plan.teamId) ?? [];

  function calendarAt(at: number) {
    return calendars.findLast((one) => one.at <= at)?.value;
  }

  function isQuietAt(at: number): boolean {
    const calendar = calendarAt(at);
    return calendar !== undefined && !mayPost(calendar, zone, at);
  }

  function isAwayAt(at: number): boolean {
    return presence.findLast((one) => one.at <= at)?.isInstalled === false;
  }

  function isAwayBetween(from: number, until: number): boolean {
    return presence.some(({ at, isInstalled }) => !isInstalled && at >= from && at <= until);
  }

  function chancesOf(part: Part): Chance[] {
    const series = changesOf(writes, (rhythm) => momentsOf(rhythm[part]));
    return series.flatMap(({ at: from, value }, index) => {
      const ends = series[index + 1]?.at ?? Number.POSITIVE_INFINITY;
      if (!value) return [];
      return periodsOf(value, zone)
        .filter(({ at }) => at >= from && at < Math.min(ends, YEAR_ENDS))
        .map((period) => ({ ...period, until: Math.min(period.nextAt, ends) }));
    });
  }

  function firstMoment(from: number, until: number, isSeen: (at: number) => boolean): number | null {
    for (let at = from; at < until && at <= YEAR_ENDS; ) {
      const up = upAgainAfter(observed, at, isSeen);
      if (up !== null) at = up;
      else if (isAwayAt(at)) at = presence.find((one) => one.at > at && one.isInstalled)?.at ?? YEAR_ENDS + 1;
      else if (isQuietAt(at)) at = nextLook(at);
      else return at;
    }
    return null;
  }

  function nextLook(at: number): number {
    const next = at - (at % LOOK_EVERY_MS) + LOOK_EVERY_MS;
    const change = calendars.find((one) => one.at > at)?.at ?? next;
    return Math.min(next, change);
  }

  const progressOf = (part: Part) =>
    changesOf(writes, (rhythm) => rhythm.progress[part]).map(({ at, value }) => ({ at, progress: value }));

  return { plan, zone, isQuietAt, isAwayAt, isAwayBetween, chancesOf, progressOf, firstMoment };
}

/** When the process lives again, if it did not at this moment. In the moment of a death it did both. */
function upAgainAfter({ deaths, downtimes }: Observed, at: number, isSeen: (at: number) => boolean): number | null {
  const covers = (span: Span): boolean => span.at <= at && at < span.until;
  const down = downtimes.find(covers) ?? deaths.find((death) => covers(death) && !(death.at === at && isSeen(at)));
  return down?.until ?? null;
}

function momentsOf(series: PlainSeries | null): PlainSeries | null {
  return series && { every: series.every, firstOn: series.firstOn, at: series.at };
}

function changesOf<T>(
  writes: readonly { readonly at: number; readonly rhythm: Rhythm }[],
  what: (rhythm: Rhythm) => T,
): { at: number; value: T }[] {
  const changes: { at: number; value: T }[] = [];
  let last: string | undefined;
  for (const { at, rhythm } of writes) {
    const value = what(rhythm);
    const text = JSON.stringify(value);
    if (text !== last) changes.push({ at, value });
    last = text;
  }
  return changes;
}
