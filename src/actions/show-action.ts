import type { World } from '../ports.ts';
import type { Due } from '../scheduling/due.ts';
import { ifThere } from '../steps/if-there.ts';
import { actionCard } from './action-card.ts';

/** Brings every card that shows an action up to date. One that is gone is no matter. */
export async function showAction(world: World, { teamId, subjectId }: Due): Promise<void> {
  const action = (await world.store.read('action', teamId, subjectId))?.value;
  if (!action) return;
  const card = actionCard(action);
  for (const { conversation, activityId } of action.cards) {
    await ifThere(() => world.messenger.update(conversation, activityId, card));
  }
}
