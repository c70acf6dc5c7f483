import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { due } from '../scheduling/due.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { personAgain } from './without-person.ts';

const ONCE_IN_MS = 10 * 60_000;

/**
 * Puts the deletion of all that is held on the sender on the list. It reads all that there is: so whoever asks again within
 * ten minutes, however often, has what has come since deleted once more, ten minutes later.
 */
export async function deleteMyData(world: World, caller: Caller): Promise<Reply> {
  await teamHome(world, caller);
  const { teamId, personId } = caller;
  const now = world.clock.now();
  const isFirst = await world.store.hearOnce(`delete:${personId}`, now + ONCE_IN_MS);
  // A thing of its own on the list, so that it does not put off the one before.
  const [subject, at] = isFirst ? [personId, now] : [personAgain(personId), now + ONCE_IN_MS];
  await world.store.addDue(due('delete-person', teamId, subject, at));
  return { audience: 'caller', message: { kind: 'delete-my-data', state: isFirst ? 'begun' : 'again' } };
}
