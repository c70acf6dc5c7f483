import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { due } from '../scheduling/due.ts';
import { ownHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';

/**
 * Puts the deletion of all that is held on the sender on the list; pressed twice it is done once.
 * @throws Refusal CHAT_NOT_PRIVATE
 */
export async function deleteMyData(world: World, caller: Caller): Promise<Reply> {
  await ownHome(world, caller);
  await world.store.addDue(due('delete-person', caller.teamId, caller.personId, world.clock.now()));
  return { audience: 'caller', message: { kind: 'delete-my-data', state: 'begun' } };
}
