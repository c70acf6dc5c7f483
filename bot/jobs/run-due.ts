import { type Stored, Undeliverable, type World } from '../../src/ports.ts';
import { type Due, retryAfterMs, type Task } from '../../src/scheduling/due.ts';
import { describeError, type Log } from '../log.ts';

export type Tasks = Readonly<Record<Task, (world: World, due: Due) => Promise<void>>>;

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
export async function runDue(world: World, tasks: Tasks, log: Log): Promise<DueRun> {
  let done = 0;
  let failed = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const claims = await world.store.claimDue(world.clock.now(), LEASE_MS, AT_ONCE);
    if (claims.length === 0) break;
    // One team's things in their order, the teams beside each other: a slow team holds up nobody else.
    const teams = Map.groupBy(claims, ({ value }) => value.teamId);
    const outcomes = await Promise.all([...teams.values()].map((ofTeam) => runInOrder(world, tasks, log, ofTeam)));
    for (const isDone of outcomes.flat()) {
      if (isDone) done += 1;
      else failed += 1;
    }
  }
  return { done, failed };
}

async function runInOrder(world: World, tasks: Tasks, log: Log, claims: readonly Stored<Due>[]): Promise<boolean[]> {
  const outcomes: boolean[] = [];
  for (const claim of claims) outcomes.push(await runOne(world, tasks, log, claim));
  return outcomes;
}

async function runOne(world: World, tasks: Tasks, log: Log, claim: Stored<Due>): Promise<boolean> {
  const { task, dueId, attempts } = claim.value;
  try {
    await tasks[task](world, claim.value);
    await world.store.completeDue(claim);
    return true;
  } catch (error) {
    const fields = { task, dueId, attempts: attempts + 1, ...describeError(error) };
    try {
      if (error instanceof Undeliverable) await world.store.completeDue(claim);
      else await world.store.postponeDue(claim, world.clock.now() + retryAfterMs(attempts + 1));
      log.warn(fields, error instanceof Undeliverable ? 'a task was given up' : 'a task is put back for later');
    } catch (storeError) {
      // The lease runs out and the thing is found again.
      log.error({ ...fields, ...describeError(storeError) }, 'a task could not be put back');
    }
    return false;
  }
}
