import { type Stored, Undeliverable, type World } from '../../src/ports.ts';
import { type Due, retryAfterMs, type Task } from '../../src/scheduling/due.ts';
import { describeError, type Log } from '../log.ts';
import { noTelemetry, type TaskOutcome, type Telemetry } from '../telemetry.ts';

export type Tasks = Readonly<Record<Task, (world: World, due: Due) => Promise<unknown>>>;

export interface DueRun {
  readonly done: number;
  readonly failed: number;
}

const LEASE_MS = 60_000;
const AT_ONCE = 20;
// A task that keeps putting itself back as due now must not hold the run for ever.
const MOST_ROUNDS = 50;

/**
 * Does everything that is due, also what fell due while the process was down. What fails is put back for later and
 * stops nothing else.
 * @throws StoreFault if the list itself cannot be read
 */
export async function runDue(
  world: World,
  tasks: Tasks,
  log: Log,
  telemetry: Telemetry = noTelemetry,
): Promise<DueRun> {
  let done = 0;
  let failed = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const now = world.clock.now();
    const claims = await world.store.claimDue(now, LEASE_MS, AT_ONCE);
    if (claims.length === 0) break;
    for (const { value } of claims) telemetry.claimed(value.task, now - value.dueAt);
    // One team's things in their order, the teams beside each other: a slow team holds up nobody else.
    const teams = Map.groupBy(claims, ({ value }) => value.teamId);
    const runTeam = async (ofTeam: readonly Stored<Due>[]): Promise<void> => {
      for (const claim of ofTeam) {
        const end = telemetry.begin(claim.value.task, claim.value.attempts);
        const outcome = await runOne(world, tasks, log, claim);
        end(outcome);
        if (outcome === 'done') done += 1;
        else failed += 1;
      }
    };
    await Promise.all([...teams.values()].map(runTeam));
  }
  return { done, failed };
}

async function runOne(world: World, tasks: Tasks, log: Log, claim: Stored<Due>): Promise<TaskOutcome> {
  const { task, dueId, attempts } = claim.value;
  try {
    const because = await tasks[task](world, claim.value);
    await world.store.completeDue(claim);
    if (typeof because === 'string') log.info({ task, dueId, because }, 'a task was dropped');
    return 'done';
  } catch (error) {
    const fields = { task, dueId, attempts: attempts + 1, ...describeError(error) };
    try {
      const isGivenUp = error instanceof Undeliverable;
      if (isGivenUp) await world.store.completeDue(claim);
      else await world.store.postponeDue(claim, world.clock.now() + retryAfterMs(attempts + 1));
      log.warn(fields, isGivenUp ? 'a task was given up' : 'a task is put back for later');
      return isGivenUp ? 'given up' : 'put back';
    } catch (storeError) {
      // The lease runs out and the thing is found again.
      log.error({ ...fields, ...describeError(storeError) }, 'a task could not be put back');
      return 'not put back';
    }
  }
}
