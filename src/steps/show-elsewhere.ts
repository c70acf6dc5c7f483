import type { Action } from '../actions/action.ts';
import type { World } from '../ports.ts';
import { due } from '../scheduling/due.ts';

/** The card that was pressed is brought up to date at once; where there are others, they follow. */
export async function showElsewhere(world: World, { teamId, actionId, cards }: Action): Promise<void> {
  if (cards.length > 1) await world.store.addDue(due('show-action', teamId, actionId, world.clock.now()));
}
