import type { World } from '../ports.ts';
import { type Due, due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { COUNT_STEP, isOpen, type Pulse } from './pulse.ts';
import { sharedCard } from './pulse-card.ts';

/**
 * Brings the card that everybody sees up to date. While the pulse is open it runs on a timer, never when somebody
 * answers: a count that moves as a colleague taps would tell who tapped.
 */
export async function showPulse(world: World, { teamId, subjectId: pulseId }: Due): Promise<void> {
  const stored = await world.store.read('pulse', teamId, pulseId);
  const team = await world.store.read('team', teamId, teamId);
  if (!stored || !team?.value.isInstalled) return;
  const now = world.clock.now();
  if (!isOpen(stored.value, now)) {
    if (stored.value.state === 'closed') await put(world, stored.value, now);
    return;
  }
  const count = await world.store.countAnswers(pulseId);
  const shownCount = count - (count % COUNT_STEP);
  if (shownCount !== stored.value.shownCount) await put(world, { ...stored.value, shownCount }, now);
  await world.store.addDue(due('show-pulse', teamId, pulseId, now + world.pace.showCountEveryMs));
}

async function put(world: World, pulse: Pulse, now: number): Promise<void> {
  const { teamId, pulseId, conversation, shownCount } = pulse;
  const card = sharedCard(pulse, world.links, now);
  let { cardActivityId } = pulse;
  const isThere = cardActivityId && (await world.messenger.update(conversation, cardActivityId, card)) === 'updated';
  if (!isThere) {
    if (pulse.state === 'closed') return;
    cardActivityId = await world.messenger.post(conversation, card);
  }
  await amend(world, 'pulse', teamId, pulseId, (current) => ({ ...current, cardActivityId, shownCount }));
}
