import type { Ports } from '../ports.ts';
import { findAllowedTime } from '../rhythm/find-allowed-time.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { enqueueWaiting } from './enqueue-waiting.ts';
import { pauseOf, withoutPause } from './pause.ts';

/** Goes on in a place that takes messages again: its subject is the conversation. What waited is due at once. */
export async function resumePlace(ports: Ports, { teamId, subjectId: root }: Job): Promise<string | undefined> {
  const paused = (await ports.store.read('team', teamId, teamId))?.value;
  const pause = paused && pauseOf(paused, root);
  if (!pause) return 'the place is not paused';
  if (pause.told === 'setter has left') {
    // Before the pause is forgotten, and with it that somebody is to be asked.
    const allowed = (await findAllowedTime(ports, paused)) ?? ports.clock.now();
    await ports.store.enqueue(newJob('ask-successor', teamId, teamId, allowed));
  }
  const team = await updateWithRetry(ports, 'team', teamId, teamId, (current) => withoutPause(current, root));
  if (team?.isInstalled) await enqueueWaiting(ports, team);
  return undefined;
}
