import type { Ports } from '../ports.ts';
import type { Job } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { postInPlace } from '../teams/check-place.ts';
import { frameworkOf } from '../teams/require-team.ts';
import { cardOfAgenda } from './prepared-agenda.ts';

/** Brings the agenda card that everybody sees up to date; posts it anew if it is not there. */
export async function showAgenda(ports: Ports, { teamId, subjectId }: Job): Promise<void> {
  const stored = await ports.store.read('agenda', teamId, subjectId);
  const team = await ports.store.read('team', teamId, teamId);
  if (!stored || !team?.value.isInstalled) return;
  const { conversation, cardActivityId, frameworkId } = stored.value;
  const card = cardOfAgenda(stored.value, ports.frameworks.get(frameworkId) ?? frameworkOf(ports, team.value));
  if (cardActivityId && (await ports.messenger.update(conversation, cardActivityId, card)) === 'updated') return;
  await postInPlace(ports, team.value, {
    key: `agenda ${subjectId}`,
    conversation,
    messageOf: () => card,
    writeDown: (posted) =>
      updateWithRetry(ports, 'agenda', teamId, subjectId, (agenda) => ({ ...agenda, cardActivityId: posted })),
  });
}
