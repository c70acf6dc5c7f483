import type { Ports } from '../ports.ts';
import { fingerprintKeys, SIDE_BY_SIDE_DAYS, tellsApart } from '../privacy/audience-fingerprint.ts';
import { type Disclosable, disclose, discloseRounds, holdBack, type Totals } from '../privacy/disclose.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { addRound, dropTaken, emptyPool, statementKey } from './pool.ts';
import type { Pulse, Statement } from './pulse.ts';

/**
 * What may be shown of one statement of a pulse that closes: its own answers; the sum of several rounds, if the team
 * wants that and this round is too small; or nothing. Held back if beside an earlier result of nearly the same people it
 * would tell how one of them answered. May be run again after a crash: it comes to the same.
 */
export async function decideStatementResult(
  ports: Ports,
  pulse: Pulse,
  statement: Statement,
  totals: Totals,
): Promise<Disclosable> {
  const own = disclose(totals, pulse.audience.length, pulse.threshold);
  const shown = own.shown === 'nothing' && pulse.isPooling ? await pooled(ports, pulse, statement, totals) : own;
  if (shown.shown === 'nothing') return shown;
  return (await isShownToNearlyTheSame(ports, pulse, statement)) ? holdBack() : shown;
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

/** Writes its own fingerprint before it looks for others', so that of two pulses that close at once one sees the other. */
async function isShownToNearlyTheSame(ports: Ports, pulse: Pulse, statement: Statement): Promise<boolean> {
  const { teamId, pulseId, closesAt } = pulse;
  const audience = pulse.audience.map(({ personId }) => personId);
  const keys = fingerprintKeys(statementKey(pulse, statement), audience);
  for (const fingerprintKey of keys) {
    await ports.store.addFingerprint({
      kind: 'audience-fingerprint',
      fingerprintKey,
      teamId,
      pulseId,
      shownAt: closesAt,
    });
  }
  const looked = new Set([pulseId]);
  for (const fingerprintKey of keys) {
    for (const fingerprint of await ports.store.fingerprintsUnder(
      fingerprintKey,
      closesAt - SIDE_BY_SIDE_DAYS * DAY_MS,
    )) {
      if (looked.has(fingerprint.pulseId)) continue;
      looked.add(fingerprint.pulseId);
      const other = await ports.store.read('pulse', fingerprint.teamId, fingerprint.pulseId);
      if (other && isInSight(other.value, statement) && isTooClose(other.value, pulse)) return true;
    }
  }
  return false;
}

/** Published, or about to be. */
function isInSight({ state, statements, result }: Pulse, { behaviourId, text }: Statement): boolean {
  if (state === 'open') return true;
  // By its words: a check of a whole framework asks several statements about one behaviour.
  const index = statements.findIndex((one) => one.behaviourId === behaviourId && one.text === text);
  const published = result?.statements[index]?.published;
  return published?.shown === 'words' || published?.shown === 'bands';
}

function isTooClose(other: Pulse, pulse: Pulse): boolean {
  const people = ({ audience }: Pulse): string[] => audience.map(({ personId }) => personId);
  const threshold = Math.max(other.threshold, pulse.threshold);
  return tellsApart(people(other), people(pulse), threshold, Math.abs(other.closesAt - pulse.closesAt));
}
