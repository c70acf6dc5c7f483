import { type Ports, Undeliverable } from '../../src/ports.ts';
import { type Job, type JobType, MOST_LOOKS, retryAfterMs, SubjectMissing } from '../../src/scheduling/job.ts';
import { pausePlace } from '../../src/teams/pause-place.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import { type JobOutcome, noTelemetry, type Telemetry } from '../telemetry/telemetry.ts';
import { type HeldJob, keepLeases, LEASE_MS, type Leases } from './leases.ts';

export type Handlers = Readonly<Record<JobType, (ports: Ports, job: Job) => Promise<unknown>>>;

export interface JobRun {
  readonly done: number;
  readonly failed: number;
}

export interface Watch {
  readonly onProgress?: () => void;
  readonly signal?: AbortSignal;
}

/** Half of them saturate Teams’ fifty a second while it answers within 0.4 s. */
const AT_ONCE = 40;
const REFILL_AT = AT_ONCE / 2;
/** While something is slow, newly due jobs are claimed this often. */
const LOOK_AGAIN_MS = 5_000;
// A job that enqueues itself as due now must not keep the run going for ever.
const MOST_ROUNDS = 50;

/**
 * Runs all jobs that are due, also those that fell due while the process was down. A job that fails is postponed; a slow or
 * failing one stops no other.
 * @throws StoreFault if the list itself cannot be read
 */
export async function runJobs(
  ports: Ports,
  handlers: Handlers,
  log: Log,
  telemetry: Telemetry = noTelemetry,
  { onProgress = () => undefined, signal }: Watch = {},
): Promise<JobRun> {
  const run = { done: 0, failed: 0 };
  const leases = keepLeases(ports, log);
  const atWork = new Set<Promise<void>>();
  const teams = new Map<string, Promise<void>>();

  async function work(held: HeldJob, value: Job): Promise<void> {
    // Its lease expired in the queue of its team, or this process is stopping: another claim finds it.
    if (signal?.aborted || !isHeld(held, ports.clock.now())) return leases.letGo(held);
    const end = telemetry.begin(value.jobType, value.attempts);
    const outcome = await runOne(ports, handlers, log, leases, held, value);
    end(outcome);
    if (outcome === 'done') run.done += 1;
    else run.failed += 1;
    onProgress();
  }

  /** In order within a team, teams in parallel: a slow team holds up nobody else. */
  function begin(held: HeldJob, value: Job): void {
    const before = teams.get(value.teamId) ?? Promise.resolve();
    const ended = before.then(() => work(held, value));
    teams.set(value.teamId, ended);
    atWork.add(ended);
    ended.then(() => {
      atWork.delete(ended);
      if (teams.get(value.teamId) === ended) teams.delete(value.teamId);
    });
  }

  async function waitUntil(most: number): Promise<void> {
    if (atWork.size <= most) return;
    let timer: NodeJS.Timeout | undefined;
    const isLate = new Promise<true>((resolve) => {
      timer = setTimeout(resolve, LOOK_AGAIN_MS, true).unref();
    });
    while (atWork.size > most) {
      if (await Promise.race([isLate, ...atWork])) break;
    }
    clearTimeout(timer);
  }

  try {
    for (let rounds = 0; rounds < MOST_ROUNDS && !signal?.aborted; ) {
      const now = ports.clock.now();
      const room = AT_ONCE - atWork.size;
      const claims = room > 0 ? await ports.store.claimJobs(now, LEASE_MS, room) : [];
      if (claims.length === 0 && atWork.size === 0) break;
      if (claims.length > 0) {
        rounds += 1;
        onProgress();
      }
      for (const { value } of claims) telemetry.claimed(value.jobType, now - value.dueAt);
      for (const claim of claims) begin(leases.hold(claim), claim.value);
      // A full claim means there may be more: go on at half load. Otherwise wait for all.
      await waitUntil(claims.length === room ? REFILL_AT : 0);
    }
  } finally {
    await Promise.all(atWork);
    leases.stop();
  }
  return run;
}

function isHeld({ claim }: HeldJob, now: number): boolean {
  return claim !== null && claim.value.leasedUntil > now;
}

async function runOne(
  ports: Ports,
  handlers: Handlers,
  log: Log,
  leases: Leases,
  held: HeldJob,
  value: Job,
): Promise<JobOutcome> {
  const { jobType, jobId, teamId, attempts } = value;
  try {
    // Whoever put it on the list may be another process, whose writing this one does not read yet.
    await ports.store.catchUp(teamId);
    const because = await handlers[jobType](ports, value);
    await leases.letGo(held);
    if (held.claim) await ports.store.completeJob(held.claim);
    if (typeof because === 'string') log.info({ jobType, jobId, because }, 'a job was dropped');
    return 'done';
  } catch (error) {
    const fields = { jobType, jobId, attempts: attempts + 1, ...describeError(error) };
    try {
      await leases.letGo(held);
      const dueAt = await dueAgain(ports, value, error);
      if (held.claim && dueAt === null) await ports.store.completeJob(held.claim);
      else if (held.claim && dueAt !== null) await ports.store.postponeJob(held.claim, dueAt);
      log.warn(fields, dueAt === null ? 'a job was given up' : 'a job is put back for later');
      return dueAt === null ? 'given up' : 'put back';
    } catch (storeError) {
      // The lease expires and the job is claimed again.
      log.error({ ...fields, ...describeError(storeError) }, 'a job could not be put back');
      return 'not put back';
    }
  }
}

/** When a job that has failed is tried again; null if never. */
async function dueAgain(ports: Ports, job: Job, error: unknown): Promise<number | null> {
  const unreachable = unreachableIn(error);
  if (unreachable) return pausePlace(ports, job, unreachable);
  if (error instanceof SubjectMissing && job.attempts + 1 >= MOST_LOOKS) return null;
  return ports.clock.now() + retryAfterMs(job.attempts + 1);
}

/** The fault of a closed member list wraps the same Undeliverable as a refused post. */
function unreachableIn(error: unknown): Undeliverable | undefined {
  if (error instanceof Undeliverable) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Undeliverable ? cause : undefined;
}
