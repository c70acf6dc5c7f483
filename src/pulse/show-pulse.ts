import type { World } from '../ports.ts';
import { type Due, due } from '../scheduling/due.ts';
import { allowedFrom } from '../steps/allowed-from.ts';
import { amend } from '../steps/amend.ts';
import { postOnce } from '../steps/post-once.ts';
import { COUNT_STEP, isOpen, type Pulse } from './pulse.ts';
import { sharedCard } from './pulse-card.ts';

const AT_ONCE_MS = 10_000;

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
  const { origin, cardActivityId, openedAt } = stored.value;
  const isLate = origin === 'rhythm' && !cardActivityId && now - openedAt > AT_ONCE_MS;
  // Whoever opened it died before it was posted, and it may be night by now.
  const allowed = isLate ? await allowedFrom(world, team.value) : now;
  if (allowed !== now) {
    if (allowed !== null) await world.store.addDue(due('show-pulse', teamId, pulseId, allowed));
    return;
  }
  const count = await world.store.countAnswers(pulseId);
  const shownCount = count - (count % COUNT_STEP);
  if (shownCount !== stored.value.shownCount) await put(world, { ...stored.value, shownCount }, now);
  await world.store.addDue(due('show-pulse', teamId, pulseId, now + world.pace.showCountEveryMs));
}

async function put(world: World, pulse: Pulse, now: number): Promise<void> {
  const { teamId, pulseId, conversation, shownCount, cardActivityId } = pulse;
  const card = sharedCard(pulse, world.links, now);
  const show = async (activityId: string) => {
    const shown = { cardActivityId: activityId, shownCount };
    const kept = await amend(world, 'pulse', teamId, pulseId, (current) => ({ ...current, ...shown }));
    // A name was taken out of it while it was on its way to the card.
    if (kept && kept.lastAction !== pulse.lastAction)
      await world.store.addDue(due('show-last-action', teamId, pulseId, now));
  };
  const isThere = cardActivityId && (await world.messenger.update(conversation, cardActivityId, card)) === 'updated';
  if (isThere) await show(cardActivityId);
  else if (pulse.state === 'open') {
    await postOnce(world, `pulse ${pulseId}`, () => world.messenger.post(conversation, card), show);
  }
}
