import type { Ports } from '../ports.ts';
import { answeredOf } from '../privacy/disclose.ts';
import { emptyPool } from './pool.ts';
import type { Pulse, Statement } from './pulse.ts';

/** Earlier rounds whose answers are added to those of a pulse that closes. */
export interface Added {
  readonly pulses: readonly Pulse[];
  readonly answered: number;
}

/** What a pulse's answers to a statement would be added to, if its team adds small rounds up. */
export async function findRoundsBefore(ports: Ports, pulse: Pulse, statement: Statement): Promise<Added> {
  const { teamId, pulseId, isPooling } = pulse;
  const pool = isPooling ? (await ports.store.read('pool', teamId, emptyPool(pulse, statement).poolId))?.value : null;
  if (!pool || pool.pulseIds.includes(pulseId)) return { pulses: [], answered: 0 };
  const rounds = await Promise.all(pool.pulseIds.map((one) => ports.store.read('pulse', teamId, one)));
  return {
    pulses: rounds.flatMap((round) => round?.value ?? []),
    answered: answeredOf({ histogram: pool.histogram, notSure: 0 }),
  };
}
