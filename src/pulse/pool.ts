import { z } from 'zod';
import { Histogram } from '../privacy/disclose.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import type { Pulse, Statement } from './pulse.ts';

/** Four rounds of three answers reach the highest threshold, so a pool never holds more. */
export const MOST_ROUNDS = 4;

/** Far more than are closed on one statement before a round that died while it was closed is closed again. */
const SPENT_KEPT = 24;

/** A smaller round is not added: two people could fill a pool by themselves and read each other. */
export const LEAST_IN_ROUND = 3;

/** A sum that is large enough to publish, taken out for the pulse that made it so, until that pulse is published. */
const Taken = z.object({ pulseId: z.string(), histogram: Histogram, roundIds: z.array(z.string()).max(MOST_ROUNDS) });

/**
 * The sum of rounds that were each too small to show, for a team that wants that. Only the sum is kept: what a single
 * round added cannot be taken out again.
 */
export const Pool = z.object({
  kind: z.literal('pool'),
  teamId: z.string(),
  poolId: z.string(),
  histogram: Histogram,
  /** The highest under which a round in the sum was asked (rule R27). */
  threshold: z.number().int(),
  /** The rounds in the sum, so that a round that is closed twice is added once. */
  pulseIds: z.array(z.string()).max(MOST_ROUNDS),
  /** The rounds of the sums before, which were taken out or given up. */
  spentIds: z.array(z.string()).max(SPENT_KEPT),
  taken: z.array(Taken).max(MOST_ROUNDS),
});
export type Pool = z.infer<typeof Pool>;

/** Of the same statement, word for word, under the same version of the pack. */
export function emptyPool(pulse: Pulse, { behaviourId, text }: Statement): Pool {
  const { frameworkId, frameworkVersion } = pulse;
  return {
    kind: 'pool',
    teamId: pulse.teamId,
    poolId: idempotencyKey('pool', pulse.teamId, frameworkId, frameworkVersion, behaviourId, text),
    histogram: [0, 0, 0, 0, 0],
    threshold: 0,
    pulseIds: [],
    spentIds: [],
    taken: [],
  };
}

/**
 * The pool with one more round. A sum that reaches the threshold is taken out in the same step, so that no crash can
 * leave it to be added to again. Unchanged by a round that is, or was, in it already, and by one that is too small.
 */
export function addRound(pool: Pool, pulseId: string, round: Histogram, threshold: number): Pool {
  if (pool.pulseIds.includes(pulseId) || pool.spentIds.includes(pulseId)) return pool;
  if (people(round) < LEAST_IN_ROUND) return pool;
  const [a, b, c, d, e] = pool.histogram;
  const histogram: Histogram = [a + round[0], b + round[1], c + round[2], d + round[3], e + round[4]];
  const sum = {
    ...pool,
    histogram,
    threshold: Math.max(pool.threshold, threshold),
    pulseIds: [...pool.pulseIds, pulseId],
  };
  if (people(histogram) < sum.threshold) return sum;
  const taken = { pulseId, histogram, roundIds: sum.pulseIds };
  return { ...emptied(sum), taken: [...sum.taken, taken].slice(-MOST_ROUNDS) };
}

/** The pool once the sum that was taken out for this pulse is published. */
export function dropTaken(pool: Pool, pulseId: string): Pool {
  return { ...pool, taken: pool.taken.filter((one) => one.pulseId !== pulseId) };
}

function emptied(pool: Pool): Pool {
  const spentIds = [...pool.spentIds, ...pool.pulseIds].slice(-SPENT_KEPT);
  return { ...pool, histogram: [0, 0, 0, 0, 0], threshold: 0, pulseIds: [], spentIds };
}

function people(histogram: Histogram): number {
  return histogram.reduce((sum, count) => sum + count, 0);
}
