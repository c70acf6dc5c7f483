import type { Ports } from '../ports.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { HOUR_MS } from '../scheduling/moments.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { inPulseSubject, mustWait, namesIn, withoutPerson } from './without-person.ts';

/** Takes a person whose data was deleted out of a pulse that was open then, once it has closed. */
export async function withdrawPerson(ports: Ports, { teamId, subjectId }: Job): Promise<void> {
  const { pulseId, personId } = inPulseSubject(subjectId);
  const now = ports.clock.now();
  const pulse = await updateWithRetry(ports, 'pulse', teamId, pulseId, (current) => {
    const names = new Set(namesIn(current, personId));
    const without = withoutPerson(current, { personId, names }, now);
    return without?.kind === 'pulse' ? without : null;
  });
  if (pulse && mustWait(pulse, personId))
    await ports.store.enqueue(newJob('withdraw-person', teamId, subjectId, now + HOUR_MS));
}
