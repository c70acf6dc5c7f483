import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { due } from '../scheduling/due.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';

const ONCE_IN_MS = 10 * 60_000;

/**
 * Puts it on the list to collect all that is held on the sender; it comes to the same chat.
 */
export async function exportMyData(world: World, caller: Caller): Promise<Reply> {
  await teamHome(world, caller);
  const now = world.clock.now();
  // It reads all that there is, so it is on its way already for whoever asks again at once.
  if (await world.store.hearOnce(`export:${caller.personId}`, now + ONCE_IN_MS)) {
    await world.store.addDue(due('post-export', caller.teamId, caller.personId, now));
  }
  return { audience: 'caller', message: { kind: 'export-begun' } };
}
