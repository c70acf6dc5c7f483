import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { openPulseAtHand } from '../steps/pulse-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { pulseCard } from './pulse-card.ts';

/**
 * Deletes this person's answers. Pressing twice is pressing once.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED
 */
export async function withdrawAnswer(world: World, caller: Caller, pulseId: string): Promise<Reply> {
  const { pulse, answerId } = await openPulseAtHand(world, caller, pulseId);
  await world.store.deleteAnswer(pulseId, answerId);
  const note = 'Your answers are withdrawn and deleted. You can answer again until the pulse closes.';
  return { audience: 'caller', message: pulseCard(pulse, world.links, undefined, note) };
}
