import type { Ports } from '../ports.ts';
import { enqueueResults } from '../pulse/enqueue-results.ts';
import { takeUpRhythm } from '../rhythm/advance-rhythm.ts';
import { newJob } from '../scheduling/job.ts';
import type { Team } from './team.ts';

/** Makes due at once what may wait for a pause of a team's places to end: its rhythm, cards of open pulses, results. */
export async function enqueueWaiting(ports: Ports, team: Team): Promise<void> {
  const { teamId } = team;
  await takeUpRhythm(ports, team);
  await enqueueResults(ports, team);
  for (const { pulseId } of await ports.store.openPulses(teamId)) {
    await ports.store.enqueue(newJob('show-pulse', teamId, pulseId, ports.clock.now()));
  }
}
