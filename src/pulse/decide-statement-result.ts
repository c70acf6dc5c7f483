import type { Ports } from '../ports.ts';
import { answeredOf, type Disclosable, disclose, discloseRounds, holdBack, type Totals } from '../privacy/disclose.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { mayComeIntoSight, type TellsOfTooFew } from './check-others-in-sight.ts';
import { findRoundsBefore } from './find-rounds-before.ts';
import { addRound, dropTaken, emptyPool } from './pool.ts';
import type { Pulse, Statement } from './pulse.ts';

/**
 * What may be shown of one statement of a pulse that closes: its own answers; the sum of several rounds, if the team
 * wants that and this round is too small; or nothing. Suppressed, and not added to any sum, if beside other results it could
 * tell about too few. May be run again after a crash: it comes to the same.
 */
export async function decideStatementResult(
  ports: Ports,
  pulse: Pulse,
  statement: Statement,
  totals: Totals,
  tellsOfTooFew: TellsOfTooFew,
): Promise<Disclosable> {
  const answered = answeredOf(totals);
  const own = disclose(totals, pulse.audience.length, pulse.threshold);
  if (!mayComeIntoSight(pulse, answered)) return own;
  if (tellsOfTooFew({ statement, answered })) return holdBack();
  if (own.shown !== 'nothing') return own;
  const earlier = await findRoundsBefore(ports, pulse, statement);
  return tellsOfTooFew({ statement, answered }, earlier) ? holdBack() : pooled(ports, pulse, statement, totals);
}

/** Forgets the sum that was taken out of a statement's pool for this pulse, once it is published. */
export async function dropSumOf(ports: Ports, pulse: Pulse, statement: Statement): Promise<void> {
  const { poolId } = emptyPool(pulse, statement);
  await updateWithRetry(ports, 'pool', pulse.teamId, poolId, (pool) =>
    pool.taken.some(({ pulseId }) => pulseId === pulse.pulseId) ? dropTaken(pool, pulse.pulseId) : null,
  );
}

async function pooled(ports: Ports, pulse: Pulse, statement: Statement, totals: Totals): Promise<Disclosable> {
  const { teamId, pulseId, threshold } = pulse;
  const empty = emptyPool(pulse, statement);
  await ports.store.create(empty);
  const pool = await updateWithRetry(ports, 'pool', teamId, empty.poolId, (current) =>
    addRound(current, pulseId, totals.histogram, threshold),
  );
  const sum = pool?.taken.find((one) => one.pulseId === pulseId);
  return discloseRounds(sum?.histogram ?? empty.histogram, sum?.rounds ?? 0, threshold);
}
