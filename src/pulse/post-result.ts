import type { World } from '../ports.ts';
import { type Due, due } from '../scheduling/due.ts';
import { allowedFrom } from '../steps/allowed-from.ts';
import { amend } from '../steps/amend.ts';
import { postOnce } from '../steps/post-once.ts';
import { resultCard } from './pulse-result.ts';

/**
 * Posts a closed pulse's result where the pulse was asked, once; that of the rhythm's pulse when the team wants to hear
 * from the bot.
 */
export async function postResult(world: World, { teamId, subjectId: pulseId }: Due): Promise<void> {
  const stored = await world.store.read('pulse', teamId, pulseId);
  const team = await world.store.read('team', teamId, teamId);
  if (!stored?.value.result || stored.value.resultActivityId || !team?.value.isInstalled) return;
  const { conversation, origin } = stored.value;
  const allowed = origin === 'rhythm' ? await allowedFrom(world, team.value) : world.clock.now();
  if (allowed !== world.clock.now()) {
    if (allowed !== null) await world.store.addDue(due('post-result', teamId, pulseId, allowed));
    return;
  }
  const card = resultCard(stored.value, stored.value.result);
  await postOnce(
    world,
    `result ${pulseId}`,
    () => world.messenger.post(conversation, card),
    (posted) => amend(world, 'pulse', teamId, pulseId, (pulse) => ({ ...pulse, resultActivityId: posted })),
  );
}
