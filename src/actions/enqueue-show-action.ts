import type { Ports } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';
import type { Action } from './action.ts';

/** The card that was pressed is brought up to date at once; where there are others, they follow. */
export async function enqueueShowAction(ports: Ports, { teamId, actionId, cards }: Action): Promise<void> {
  if (cards.length > 1) await ports.store.enqueue(newJob('show-action', teamId, actionId, ports.clock.now()));
}
