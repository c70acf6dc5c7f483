import type { World } from '../ports.ts';
import type { Due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { resultCard } from './pulse-result.ts';

/** Posts a closed pulse's result where the pulse was asked, once. */
export async function postResult(world: World, { teamId, subjectId: pulseId }: Due): Promise<void> {
  const stored = await world.store.read('pulse', teamId, pulseId);
  const team = await world.store.read('team', teamId, teamId);
  if (!stored?.value.result || stored.value.resultActivityId || !team?.value.isInstalled) return;
  const posted = await world.messenger.post(stored.value.conversation, resultCard(stored.value, stored.value.result));
  await amend(world, 'pulse', teamId, pulseId, (pulse) => ({ ...pulse, resultActivityId: posted }));
}
