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
  rounds: z.number().int(),
  /** The round that was added last, so that closing it twice adds it once. */
  lastPulseId: z.string(),
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
    rounds: 0,
    lastPulseId: '',
  };
}

/** The pool with one more round; unchanged if that round is in it already. */
export function addRound(pool: Pool, pulseId: string, round: Histogram): Pool {
  if (pool.lastPulseId === pulseId) return pool;
  const { histogram, rounds } = pool.rounds < MOST_ROUNDS ? pool : { histogram: NOBODY, rounds: 0 };
  const [a, b, c, d, e] = histogram;
  const sum: Histogram = [a + round[0], b + round[1], c + round[2], d + round[3], e + round[4]];
  return { ...pool, histogram: sum, rounds: rounds + 1, lastPulseId: pulseId };
}

const NOBODY: Histogram = [0, 0, 0, 0, 0];
