import type { Ports } from '../ports.ts';
import type { Job } from '../scheduling/job.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { postInPlace } from '../teams/check-place.ts';
import { frameworkOf } from '../teams/require-team.ts';
import { cardOfAgenda } from './prepared-agenda.ts';

/** Brings the agenda card that everybody sees up to date; posts it anew if it is not there. Throws SubjectMissing. */
export async function showAgenda(ports: Ports, job: Job): Promise<void> {
  const { teamId, subjectId } = job;
  const agenda = await requireSubject(ports, 'agenda', job);
  const team = await ports.store.read('team', teamId, teamId);
  if (!team?.value.isInstalled) return;
  const { conversation, cardActivityId, frameworkId } = agenda;
  const card = cardOfAgenda(agenda, ports.frameworks.get(frameworkId) ?? frameworkOf(ports, team.value));
  if (cardActivityId && (await ports.messenger.update(conversation, cardActivityId, card)) === 'updated') return;
  await postInPlace(ports, team.value, {
    key: `agenda ${subjectId}`,
    conversation,
    messageOf: () => card,
    writeDown: (posted) =>
      updateWithRetry(ports, 'agenda', teamId, subjectId, (current) => ({ ...current, cardActivityId: posted })),
  });
}
