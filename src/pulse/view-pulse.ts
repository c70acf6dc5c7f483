import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { answerIdOf, pulseAtHand } from '../steps/pulse-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { isOpen } from './pulse.ts';
import { answeredCard, sharedCard } from './pulse-card.ts';

/**
 * What this person sees of the pulse now: their own confirmation if they have answered. Teams asks for it by itself
 * whenever the shared card changes.
 * @throws Refusal PULSE_UNKNOWN
 */
export async function viewPulse(world: World, caller: Caller, pulseId: string): Promise<Reply> {
  const pulse = await pulseAtHand(world, caller, pulseId);
  const now = world.clock.now();
  const answerId = isOpen(pulse, now) ? await answerIdOf(world, caller, pulse) : null;
  const answer = answerId && (await world.store.readAnswer(pulseId, answerId));
  const message = answer ? answeredCard(pulse, answer, caller.personId) : sharedCard(pulse, world.links, now);
  return { audience: 'caller', message };
}
