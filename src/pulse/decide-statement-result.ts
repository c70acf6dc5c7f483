import type { Ports } from '../ports.ts';
import { answeredOf, type Disclosable, disclose, discloseRounds, holdBack, type Totals } from '../privacy/disclose.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import {
  type Added,
  markSum,
  mayComeIntoSight,
  NOTHING_ADDED,
  readPulses,
  type TellsOfTooFew,
} from './check-others-in-sight.ts';
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
  added: Added = NOTHING_ADDED,
): Promise<Disclosable> {
  const answered = answeredOf(totals);
  const own = disclose(totals, pulse.audience.length, pulse.threshold);
  if (!mayComeIntoSight(pulse, answered)) return own;
  if (tellsOfTooFew({ statement, answered })) return holdBack();
  if (own.shown !== 'nothing') return own;
  return tellsOfTooFew({ statement, answered }, added) ? holdBack() : pooled(ports, pulse, statement, totals);
}

/** What a pulse's answers to a statement would be added to, if they are too few; nothing once they are in it, as after a crash. */
export async function addedBefore(ports: Ports, pulse: Pulse, statement: Statement): Promise<Added> {
  if (!pulse.isPooling) return NOTHING_ADDED;
  const pool = (await ports.store.read('pool', pulse.teamId, emptyPool(pulse, statement).poolId))?.value;
  if (!pool || pool.pulseIds.includes(pulse.pulseId)) return NOTHING_ADDED;
  return {
    pulses: await readPulses(ports, pulse.teamId, pool.pulseIds),
    answered: answeredOf({ histogram: pool.histogram, notSure: 0 }),
  };
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
  const sum = (pool ?? empty).taken.find((one) => one.pulseId === pulseId);
  if (!sum) return discloseRounds(empty.histogram, 0, threshold);
  const { histogram, roundIds } = sum;
  const earlier = await readPulses(
    ports,
    teamId,
    roundIds.filter((id) => id !== pulseId),
  );
  await markSum(ports, pulse, statement, [...earlier, pulse], answeredOf({ histogram, notSure: 0 }));
  return discloseRounds(histogram, roundIds.length, threshold);
}
