import { Refusal } from '../errors.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { pulseAtHand } from '../steps/pulse-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { CLOSING_GRACE_MS, isOpen } from './pulse.ts';
import { sharedCard } from './pulse-card.ts';

/**
 * Ends a pulse before its time. From now on nobody can answer; the result follows once answers in hand have landed.
 * @throws Refusal PULSE_UNKNOWN, PULSE_NOT_YOURS
 */
export async function closePulse(world: World, caller: Caller, pulseId: string): Promise<Reply> {
  const now = world.clock.now();
  const found = await pulseAtHand(world, caller, pulseId);
  if (found.openedBy !== caller.personId) throw new Refusal('PULSE_NOT_YOURS');
  const pulse = await amend(world, 'pulse', found.teamId, pulseId, (current) =>
    isOpen(current, now) ? { ...current, closesAt: now } : null,
  );
  if (pulse?.state === 'open') {
    await world.store.addDue(due('publish-pulse', pulse.teamId, pulseId, pulse.closesAt + CLOSING_GRACE_MS));
  }
  return { audience: 'caller', message: sharedCard(pulse ?? found, world.links, now) };
}
