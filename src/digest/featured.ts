import { Temporal } from 'temporal-polyfill';
import type { Framework } from '../frameworks/framework.ts';
import type { Every } from '../scheduling/recurrence.ts';
import type { BehaviourCard } from './cards.ts';
import { FEATURED_TITLES } from './words.ts';

const A_MONDAY = '2024-01-01';
const LINES_SHOWN = 2;

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
  const { id, name, meaning, looksLike, prompts } = behaviour;
  return {
    kind: 'behaviour',
    title: FEATURED_TITLES[every],
    behaviourId: id,
    name,
    meaning,
    looksLike: looksLike.slice(0, LINES_SHOWN),
    question: prompts[Math.floor(turn / behaviours.length) % prompts.length] ?? '',
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
