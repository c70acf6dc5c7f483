import { Temporal } from 'temporal-polyfill';
import type { Framework } from '../frameworks/framework.ts';
import { shortDay } from '../scheduling/moments.ts';
import type { Settings } from '../teams/team.ts';
import type { ThankYou } from './thank-you.ts';
import { sharedAmong } from './thank-you.ts';
import { gapsInWords } from './words.ts';

const WEEKS = 12;

interface Looked {
  readonly framework: Framework;
  /** Given since `hintSince`. */
  readonly thanks: readonly ThankYou[];
  /** How many people are in the team. */
  readonly members: number;
  readonly settings: Pick<Settings, 'timeZone' | 'threshold'>;
  /** Milliseconds since 1970; weeks that had begun before are not spoken of. */
  readonly installedAt: number;
  readonly now: number;
}

/** The Monday from which the last twelve whole weeks are counted, in the team's own zone; milliseconds since 1970. */
export function hintSince(now: number, timeZone: string): number {
  return mondayOf(now, timeZone).subtract({ weeks: WEEKS }).epochMilliseconds;
}

/**
 * For whoever chairs: which behaviours and which weeks went without a shared thank-you. Made only of what everybody
 * could read, and never by person. Empty if there is nothing to say, or the team or what it shared is too small: then
 * a gap would point at somebody.
 */
export function thanksHint({ framework, thanks, members, settings, installedAt, now }: Looked): string {
  const shared = sharedAmong(thanks);
  if (members < settings.threshold || shared.length < settings.threshold) return '';
  const { timeZone } = settings;
  const behaviours = framework.behaviours
    .filter(({ id }) => !shared.some((one) => one.frameworkId === framework.id && one.behaviourId === id))
    .map(({ name }) => name);
  const weeks = weeksBefore(now, timeZone)
    .filter(({ from }) => from >= installedAt)
    .filter(({ from, until }) => !shared.some(({ givenAt }) => givenAt >= from && givenAt < until))
    .map(({ from }) => shortDay(from, timeZone));
  return gapsInWords(behaviours, weeks, WEEKS);
}

function mondayOf(now: number, timeZone: string): Temporal.ZonedDateTime {
  const day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).startOfDay();
  return day.subtract({ days: day.dayOfWeek - 1 });
}

/** Oldest first. */
function weeksBefore(now: number, timeZone: string): { from: number; until: number }[] {
  const monday = mondayOf(now, timeZone);
  return Array.from({ length: WEEKS }, (_, index) => ({
    from: monday.subtract({ weeks: WEEKS - index }).epochMilliseconds,
    until: monday.subtract({ weeks: WEEKS - index - 1 }).epochMilliseconds,
  }));
}
