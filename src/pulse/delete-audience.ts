import type { Ports } from '../ports.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { mayBeComparedWith, PULSES_LOOKED_BACK_ON } from '../trends/baseline.ts';
import { AUDIENCE_KEPT_AT_MOST_MS, AUDIENCE_KEPT_MS, type Pulse } from './pulse.ts';

const LOOK_AGAIN_MS = 7 * DAY_MS;

/**
 * Takes out of a closed pulse whom it asked, once nothing is compared with it any more (rule R33); until then it looks again
 * each week. How many were asked stays in the result.
 * @returns why not, for the log
 * @throws SubjectMissing
 */
export async function deleteAudience(ports: Ports, job: Job): Promise<string | undefined> {
  const { teamId, subjectId: pulseId } = job;
  const pulse = await requireSubject(ports, 'pulse', job);
  if (!pulse.result) return 'the pulse has no result';
  const neededUntil = await audienceNeededUntil(ports, pulse, pulse.result.closedAt);
  if (neededUntil > ports.clock.now()) {
    await ports.store.enqueue(newJob('delete-audience', teamId, pulseId, neededUntil));
  } else {
    await updateWithRetry(ports, 'pulse', teamId, pulseId, (current) => ({ ...current, audience: [] }));
  }
  return undefined;
}

async function audienceNeededUntil(ports: Ports, pulse: Pulse, closedAt: number): Promise<number> {
  const now = ports.clock.now();
  const least = closedAt + AUDIENCE_KEPT_MS;
  if (now < least) return least;
  const recent = await ports.store.publishedResults(pulse.teamId, PULSES_LOOKED_BACK_ON);
  return mayBeComparedWith(pulse, recent) ? Math.min(now + LOOK_AGAIN_MS, closedAt + AUDIENCE_KEPT_AT_MOST_MS) : now;
}
