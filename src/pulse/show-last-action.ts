import type { World } from '../ports.ts';
import type { Due } from '../scheduling/due.ts';
import { ifThere } from '../steps/if-there.ts';
import { isOpen } from './pulse.ts';
import { sharedCard } from './pulse-card.ts';

/**
 * Draws the card of an open pulse anew, because something that it says of the last action has changed. The count on it
 * stays the one that the timer has shown last: whoever makes it be drawn would otherwise choose when the count moves.
 */
export async function showLastAction(world: World, { teamId, subjectId: pulseId }: Due): Promise<void> {
  const pulse = (await world.store.read('pulse', teamId, pulseId))?.value;
  const now = world.clock.now();
  if (!pulse?.cardActivityId || !isOpen(pulse, now)) return;
  const { conversation, cardActivityId } = pulse;
  await ifThere(() => world.messenger.update(conversation, cardActivityId, sharedCard(pulse, world.links, now)));
}
