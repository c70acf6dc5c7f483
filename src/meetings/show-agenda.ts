import type { World } from '../ports.ts';
import type { Due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { postOnce } from '../steps/post-once.ts';
import { frameworkOf } from '../steps/team-home.ts';
import { cardOfAgenda } from './prepared-agenda.ts';

/** Brings the agenda card that everybody sees up to date; posts it anew if it is not there. */
export async function showAgenda(world: World, { teamId, subjectId }: Due): Promise<void> {
  const stored = await world.store.read('agenda', teamId, subjectId);
  const team = await world.store.read('team', teamId, teamId);
  if (!stored || !team?.value.isInstalled) return;
  const { conversation, cardActivityId, frameworkId } = stored.value;
  const card = cardOfAgenda(stored.value, world.frameworks.get(frameworkId) ?? frameworkOf(world, team.value));
  if (cardActivityId && (await world.messenger.update(conversation, cardActivityId, card)) === 'updated') return;
  await postOnce(
    world,
    `agenda ${subjectId}`,
    () => world.messenger.post(conversation, card),
    (posted) => amend(world, 'agenda', teamId, subjectId, (agenda) => ({ ...agenda, cardActivityId: posted })),
  );
}
