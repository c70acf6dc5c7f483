import type { Ports } from '../ports.ts';
import { takeUpRhythm } from '../rhythm/advance-rhythm.ts';
import { newJob } from '../scheduling/job.ts';
import type { Team } from './team.ts';

/** Those of a long pause beyond these come within the hour. */
const RESULTS_LOOKED_BACK_ON = 8;

/** Makes due at once what may wait for a pause of a team's places to end: its rhythm, cards of open pulses, results. */
export async function enqueueWaiting(ports: Ports, team: Team): Promise<void> {
  const { teamId } = team;
  const now = ports.clock.now();
  await takeUpRhythm(ports, team);
  const closed = await ports.store.publishedResults(teamId, RESULTS_LOOKED_BACK_ON);
  for (const { pulseId, resultActivityId } of closed) {
    if (!resultActivityId) await ports.store.enqueue(newJob('post-result', teamId, pulseId, now));
  }
  for (const { pulseId } of await ports.store.openPulses(teamId)) {
    await ports.store.enqueue(newJob('show-pulse', teamId, pulseId, now));
  }
}
