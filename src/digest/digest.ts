import { Temporal } from 'temporal-polyfill';
import { type Framework, linesToShow, promptsFor } from '../frameworks/framework.ts';
import { NO_GUIDE } from '../guide/guide.ts';
import { guideOf } from '../pulse/pulse-result.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import type { Every } from '../scheduling/recurrence.ts';
import type { Team } from '../teams/team.ts';
import { sharedAmong, type ThankYou } from '../thanks/thank-you.ts';
import { receiverName } from '../thanks/words.ts';
import { overviewOf, type Past } from '../trends/overview.ts';
import type { BehaviourCard, DigestCard } from './cards.ts';
import { FEATURED_TITLES, NO_PULSE, spanInWords } from './words.ts';

const LONGEST_WEEKS = 12;
const MOST_QUOTES = 2;

/** From when to when a digest looks back; milliseconds since 1970. */
export interface Span {
  /** What has happened since then is new. */
  readonly since: number;
  /** What came before it, so that a change can be seen. */
  readonly from: number;
  /** How many weeks those are; 0 where it follows on one that was posted. */
  readonly weeks: number;
}

/**
 * A digest tells what is new since the last one; after one that was left out, and the first time, of twelve weeks.
 * @param lastPeriod the day of the last digest, as planned; empty if there was none, or it was left out
 */
export function spanOf(lastPeriod: string, timeZone: string, now: number): Span {
  const longAgo = now - LONGEST_WEEKS * 7 * DAY_MS;
  if (!lastPeriod) return { since: longAgo, from: longAgo, weeks: LONGEST_WEEKS };
  const since = Temporal.PlainDate.from(lastPeriod).toZonedDateTime({ timeZone }).epochMilliseconds;
  return { since, from: Math.min(since, longAgo), weeks: 0 };
}

/**
 * The digest of a team: only what was published before, and of thank-yous only what was shared.
 * @param actionWords what became of the actions, in the words of their own rule
 */
export function digestCard(
  team: Team,
  framework: Framework,
  past: Past,
  actionWords: { readonly first: string; readonly others: readonly string[] },
  span: Span,
): DigestCard {
  const overview = overviewOf(framework, past, team.settings, span.since);
  const latest = past.pulses.find(
    ({ closesAt, frameworkId }) => closesAt >= span.since && frameworkId === framework.id,
  );
  return {
    kind: 'digest',
    teamName: team.name,
    period: spanInWords(span, team.settings.timeZone),
    nothing: overview.groups.length ? '' : NO_PULSE,
    guide: latest?.result ? guideOf(latest, latest.result, framework) : NO_GUIDE,
    ...overview,
    lastActionWords: actionWords.first,
    actionWords: actionWords.others,
    quotes: newestQuotes(past.thanks),
  };
}

/** @param thanks newest first */
function newestQuotes(thanks: readonly ThankYou[]): DigestCard['quotes'] {
  return sharedAmong(thanks)
    .slice(0, MOST_QUOTES)
    .map(({ giver, receiver, behaviourName, whatTheyDid }) => ({
      giverName: giver.name,
      receiverName: receiverName(receiver),
      behaviourName,
      whatTheyDidWords: whatTheyDid,
    }));
}

const A_MONDAY = '2024-01-01';

/**
 * The behaviour whose turn it is in a period: each of the framework in its order, then again from the first with its
 * next question. It follows from the calendar alone, so that two processes and a restart come to the same.
 * @param period its day as planned, "2026-11-23"
 */
export function featuredBehaviour(framework: Framework, every: Every, period: string): BehaviourCard {
  const turn = turnOf(every, period);
  const { behaviours } = framework;
  const behaviour = behaviours[turn % behaviours.length];
  if (!behaviour) throw new RangeError('a framework has behaviours');
  const { id, name, meaning, looksLike } = behaviour;
  const prompts = promptsFor(behaviour, 'other');
  return {
    kind: 'behaviour',
    title: FEATURED_TITLES[every],
    behaviourId: id,
    name,
    meaning,
    looksLike: linesToShow(looksLike, 0),
    question: prompts[Math.floor(turn / behaviours.length) % prompts.length]?.text ?? '',
    source: framework.name,
    interimLabel: framework.interimLabel,
  };
}

/** Which time it is that such a series comes round, counted from a day long ago; the one after it has the next number. */
function turnOf(every: Every, period: string): number {
  const day = Temporal.PlainDate.from(period);
  const start = Temporal.PlainDate.from(A_MONDAY);
  const weeks = Math.floor(start.until(day, { largestUnit: 'days' }).days / 7);
  const months = (day.year - start.year) * 12 + day.month - start.month;
  const turns: Readonly<Record<Every, number>> = {
    weekly: weeks,
    fortnightly: Math.floor(weeks / 2),
    monthly: months,
    quarterly: Math.floor(months / 3),
  };
  return Math.max(0, turns[every]);
}
