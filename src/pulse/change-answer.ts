import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { openPulseAtHand } from '../steps/pulse-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { pulseCard } from './pulse-card.ts';

/**
 * The pulse card again, with this person's answers filled in.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED
 */
export async function changeAnswer(world: World, caller: Caller, pulseId: string): Promise<Reply> {
  const { pulse, answerId } = await openPulseAtHand(world, caller, pulseId);
  const answer = await world.store.readAnswer(pulseId, answerId);
  const note = answer ? 'Your answers so far are filled in. Change what you like and send them again.' : '';
  return { audience: 'caller', message: pulseCard(pulse, world.links, answer ?? undefined, note) };
}
