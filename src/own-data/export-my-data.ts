import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { personAt } from './without-person.ts';

const ONCE_IN_MS = 10 * 60_000;

/**
 * Puts it on the list to collect all that is held on the sender; it comes to the same chat.
 */
export async function exportMyData(ports: Ports, caller: Caller): Promise<Reply> {
  await requireTeam(ports, caller);
  const now = ports.clock.now();
  // It reads all that there is, so it is on its way already for whoever asks again at once.
  if (await ports.store.markSeen(`export:${caller.personId}`, now + ONCE_IN_MS)) {
    await ports.store.enqueue(newJob('post-export', caller.teamId, personAt(caller.personId, now), now));
  }
  return { audience: 'caller', message: { kind: 'export-begun' } };
}
