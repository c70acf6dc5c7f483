import type { World } from '../ports.ts';
import type { Histogram } from '../privacy/disclose.ts';
import { type Due, due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { addToHistograms, type Pulse } from './pulse.ts';
import { pulseResult } from './pulse-result.ts';

/**
 * Closes a pulse whose time is up, in this order: totals, one published result, answers deleted, key destroyed
 * (rule R3). Each step may be repeated, so that a crash at any point is made good by running it again.
 */
export async function publishPulse(world: World, { teamId, subjectId: pulseId }: Due): Promise<void> {
  const stored = await world.store.read('pulse', teamId, pulseId);
  if (!stored || world.clock.now() < stored.value.closesAt) return;
  if (stored.value.state === 'open') await publishOnce(world, stored.value);
  await world.store.deleteAnswersOf(pulseId);
  await world.keys.destroy(pulseId);
  await world.store.addDue(due('post-result', teamId, pulseId, world.clock.now()));
  await world.store.addDue(due('show-pulse', teamId, pulseId, world.clock.now()));
}

async function publishOnce(world: World, pulse: Pulse): Promise<void> {
  const histograms = pulse.statements.map((): Histogram => [0, 0, 0, 0, 0]);
  let answeredCount = 0;
  for await (const { scores } of world.store.answersOf(pulse.pulseId)) {
    answeredCount += 1;
    addToHistograms(histograms, scores);
  }
  const result = pulseResult(pulse, histograms, answeredCount, pulse.closesAt);
  await amend(world, 'pulse', pulse.teamId, pulse.pulseId, (current) =>
    current.state === 'closed' ? null : { ...current, state: 'closed', result },
  );
}
