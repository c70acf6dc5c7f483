import type { Ports } from '../ports.ts';
import { findAllowedTime } from '../rhythm/find-allowed-time.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { isRefusedAt, postInPlace } from '../teams/check-place.ts';
import { resultCard } from './pulse-result.ts';

/**
 * Posts a closed pulse's result where the pulse was asked, once; that of the rhythm's pulse when the team wants to hear
 * from the bot.
 * @throws SubjectMissing
 */
export async function postResult(ports: Ports, job: Job): Promise<void> {
  const { teamId, subjectId: pulseId } = job;
  const pulse = await requireSubject(ports, 'pulse', job);
  const team = await ports.store.read('team', teamId, teamId);
  if (!pulse.result || pulse.resultActivityId || !team?.value.isInstalled) return;
  const { conversation, origin, cardActivityId } = pulse;
  // Nobody could answer: the place took no messages when its card was due, nor does it now.
  const isRefused = isRefusedAt(ports, team.value, conversation);
  if (!cardActivityId && isRefused) return;
  const allowed = origin === 'rhythm' ? await findAllowedTime(ports, team.value) : ports.clock.now();
  if (allowed !== ports.clock.now()) {
    if (allowed !== null) await ports.store.enqueue(newJob('post-result', teamId, pulseId, allowed));
    return;
  }
  const card = resultCard(pulse, pulse.result, ports.frameworks.get(pulse.frameworkId));
  await postInPlace(ports, team.value, {
    key: `result ${pulseId}`,
    conversation,
    messageOf: () => card,
    writeDown: (posted) =>
      updateWithRetry(ports, 'pulse', teamId, pulseId, (current) => ({ ...current, resultActivityId: posted })),
  });
}
