import type { Ports } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';

/** There is one for all teams, and for what lies with people, so that none is left out; whoever starts the bot begins it. */
export async function enqueueDeleteEnded({ store }: Pick<Ports, 'store'>, dueAt: number): Promise<void> {
  await store.enqueue(newJob('delete-ended', '', 'all teams', dueAt));
}
