import type { Ports } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';

/** There is one for all teams; whoever starts the bot begins it. */
export async function enqueuePrepareIndex({ store }: Pick<Ports, 'store'>, dueAt: number): Promise<void> {
  await store.enqueue(newJob('prepare-index', '', 'all teams', dueAt));
}
