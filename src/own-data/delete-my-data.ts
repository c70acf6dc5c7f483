import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { personAgain } from './without-person.ts';

const ONCE_IN_MS = 10 * 60_000;

/**
 * Puts the deletion of all that is held on the sender on the list. It reads all that there is: so whoever asks again within
 * ten minutes, however often, has what has come since deleted once more, ten minutes later.
 */
export async function deleteMyData(ports: Ports, caller: Caller): Promise<Reply> {
  await requireTeam(ports, caller);
  const { teamId, personId } = caller;
  const now = ports.clock.now();
  const isFirst = await ports.store.markSeen(`delete:${personId}`, now + ONCE_IN_MS);
  // A thing of its own on the list, so that it does not put off the one before.
  const [subject, at] = isFirst ? [personId, now] : [personAgain(personId), now + ONCE_IN_MS];
  await ports.store.enqueue(newJob('delete-person', teamId, subject, at));
  return { audience: 'caller', message: { kind: 'delete-my-data', state: isFirst ? 'begun' : 'again' } };
}
