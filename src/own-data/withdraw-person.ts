import type { World } from '../ports.ts';
import { type Due, due } from '../scheduling/due.ts';
import { HOUR_MS } from '../scheduling/moments.ts';
import { amend } from '../steps/amend.ts';
import { inPulseSubject, mustWait, namesIn, withoutPerson } from './without-person.ts';

/** Takes a person whose data was deleted out of a pulse that was open then, once it has closed. */
export async function withdrawPerson(world: World, { teamId, subjectId }: Due): Promise<void> {
  const { pulseId, personId } = inPulseSubject(subjectId);
  const now = world.clock.now();
  const pulse = await amend(world, 'pulse', teamId, pulseId, (current) => {
    const names = new Set(namesIn(current, personId));
    const without = withoutPerson(current, { personId, names }, now);
    return without?.kind === 'pulse' ? without : null;
  });
  if (pulse && mustWait(pulse, personId))
    await world.store.addDue(due('withdraw-person', teamId, subjectId, now + HOUR_MS));
}
