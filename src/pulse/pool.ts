import { z } from 'zod';
import { Histogram } from '../privacy/disclose.ts';
import { businessKey } from '../scheduling/business-key.ts';
import type { Pulse, Statement } from './pulse.ts';

/** After this many rounds that stayed too small together, the pool is emptied and begun anew. */
export const MOST_ROUNDS = 4;

/**
 * The sum of rounds that were each too small to show, for a team that wants that. Only the sum is kept: what a single
 * round added cannot be taken out again.
 */
export const Pool = z.object({
  kind: z.literal('pool'),
  teamId: z.string(),
  poolId: z.string(),
  histogram: Histogram,
  /** The rounds in the sum, so that a round that is closed twice is added once. */
  pulseIds: z.array(z.string()).max(MOST_ROUNDS),
  /** The rounds of the sum that was published or given up last. */
  spentIds: z.array(z.string()).max(MOST_ROUNDS),
});
export type Pool = z.infer<typeof Pool>;

/** The same statement, word for word, under the same version of the pack. */
export function statementKey(pulse: Pulse, { behaviourId, text }: Statement): string[] {
  return [pulse.frameworkId, pulse.frameworkVersion, behaviourId, text];
}

export function emptyPool(pulse: Pulse, statement: Statement): Pool {
  return {
    kind: 'pool',
    teamId: pulse.teamId,
    poolId: businessKey('pool', pulse.teamId, ...statementKey(pulse, statement)),
    histogram: [0, 0, 0, 0, 0],
    pulseIds: [],
    spentIds: [],
  };
}

/** The pool with one more round; unchanged if that round is, or was, in it already. */
export function addRound(pool: Pool, pulseId: string, round: Histogram): Pool {
  if (pool.pulseIds.includes(pulseId) || pool.spentIds.includes(pulseId)) return pool;
  const current = pool.pulseIds.length < MOST_ROUNDS ? pool : emptied(pool);
  const [a, b, c, d, e] = current.histogram;
  const histogram: Histogram = [a + round[0], b + round[1], c + round[2], d + round[3], e + round[4]];
  return { ...current, histogram, pulseIds: [...current.pulseIds, pulseId] };
}

/** The pool once its sum is published or given up. */
export function emptied(pool: Pool): Pool {
  return { ...pool, histogram: [0, 0, 0, 0, 0], pulseIds: [], spentIds: pool.pulseIds };
}
