import type { Ports, Stored } from '../../src/ports.ts';
import type { Job } from '../../src/scheduling/job.ts';
import { describeError, type Log } from '../telemetry/log.ts';

export interface HeldJob {
  /** With its newest etag; null once the lease has expired and another process has it. */
  claim: Stored<Job> | null;
  renewing: Promise<void>;
}

export interface Leases {
  readonly hold: (claim: Stored<Job>) => HeldJob;
  /** Stops renewing; after that the claim does not change. */
  readonly letGo: (held: HeldJob) => Promise<void>;
  readonly stop: () => void;
}

export const LEASE_MS = 60_000;
/** Two renewals may fail before the lease expires. */
const RENEW_EVERY_MS = 20_000;

/** Renews the leases of jobs that run or wait for their turn, so that a slow Teams does not make a second process run them. */
export function keepLeases({ store, clock }: Ports, log: Log): Leases {
  const all = new Set<HeldJob>();
  const renew = async (held: HeldJob): Promise<void> => {
    if (held.claim === null) return;
    const { jobType, jobId } = held.claim.value;
    try {
      held.claim = await store.renewJob(held.claim, clock.now() + LEASE_MS);
      if (held.claim === null) log.warn({ jobType, jobId }, 'a job was taken over by another process');
    } catch (error) {
      log.warn({ jobType, jobId, ...describeError(error) }, 'a lease could not be renewed');
    }
  };
  const timer = setInterval(() => {
    for (const held of all) held.renewing = held.renewing.then(() => renew(held));
  }, RENEW_EVERY_MS).unref();
  return {
    hold(claim) {
      const held: HeldJob = { claim, renewing: Promise.resolve() };
      all.add(held);
      return held;
    },
    async letGo(held) {
      all.delete(held);
      await held.renewing;
    },
    stop: () => clearInterval(timer),
  };
}
