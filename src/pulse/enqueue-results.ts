import type { Ports } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';
import type { Team } from '../teams/team.ts';

/** Those of a long wait beyond these come within the hour. */
const LOOKED_BACK_ON = 8;

/**
 * Makes due at once the results that wait for their place, or for hours in which the team wants to hear from the bot. One
 * that was ready before the bot came, or came back, is not posted by itself any more.
 */
export async function enqueueResults(ports: Ports, { teamId, installedAt }: Team): Promise<void> {
  const now = ports.clock.now();
  for (const { pulseId, result, resultActivityId } of await ports.store.publishedResults(teamId, LOOKED_BACK_ON)) {
    const isWaiting = !resultActivityId && result !== null && result.closedAt >= installedAt;
    if (isWaiting) await ports.store.enqueue(newJob('post-result', teamId, pulseId, now));
  }
}
