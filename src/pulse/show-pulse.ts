import type { Ports } from '../ports.ts';
import { findAllowedTime } from '../rhythm/find-allowed-time.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { postInPlace } from '../teams/check-place.ts';
import type { Team } from '../teams/team.ts';
import { isOpen, type Pulse } from './pulse.ts';
import { sharedPulseCard } from './pulse-card.ts';

const AT_ONCE_MS = 10_000;

/**
 * Brings the card that everybody sees up to date: it is posted, says once that enough have answered, and that it is closed.
 * While the pulse is open it looks on a timer, never when somebody answers.
 * @throws SubjectMissing
 */
export async function showPulse(ports: Ports, job: Job): Promise<void> {
  const { teamId, subjectId: pulseId } = job;
  const pulse = await requireSubject(ports, 'pulse', job);
  const team = await ports.store.read('team', teamId, teamId);
  if (!team?.value.isInstalled) return;
  const now = ports.clock.now();
  if (!isOpen(pulse, now)) {
    if (pulse.state === 'closed') await put(ports, team.value, pulse, now);
    return;
  }
  const { origin, cardActivityId, openedAt } = pulse;
  const isLate = origin === 'rhythm' && !cardActivityId && now - openedAt > AT_ONCE_MS;
  // Whoever opened it died before it was posted, and it may be night by now.
  const allowed = isLate ? await findAllowedTime(ports, team.value) : now;
  if (allowed !== now) {
    if (allowed !== null) await ports.store.enqueue(newJob('show-pulse', teamId, pulseId, allowed));
    return;
  }
  // Said once, it stays: who answers and withdraws again and again would read from it when anybody else answers.
  if (pulse.shownCount >= pulse.threshold) return;
  if (pulse.shownCount < 0) await put(ports, team.value, { ...pulse, shownCount: 0 }, now);
  else await showThatEnough(ports, team.value, pulse, now);
  await ports.store.enqueue(newJob('show-pulse', teamId, pulseId, now + ports.timing.showCountEveryMs));
}

/** Not while answers come in: a card that changes as a colleague taps would tell who tapped. */
async function showThatEnough(ports: Ports, team: Team, pulse: Pulse, now: number): Promise<void> {
  const { teamId, pulseId, threshold, seenCount } = pulse;
  const count = await ports.store.countAnswers(pulseId);
  if (count < threshold) return;
  if (count === seenCount) await put(ports, team, { ...pulse, shownCount: threshold }, now);
  else await updateWithRetry(ports, 'pulse', teamId, pulseId, (current) => ({ ...current, seenCount: count }));
}

async function put(ports: Ports, team: Team, pulse: Pulse, now: number): Promise<void> {
  const { teamId, pulseId, conversation, shownCount, cardActivityId } = pulse;
  const card = sharedPulseCard(pulse, ports.links, now);
  const show = async (activityId: string) => {
    const shown = { cardActivityId: activityId, shownCount };
    const kept = await updateWithRetry(ports, 'pulse', teamId, pulseId, (current) => ({ ...current, ...shown }));
    // A name was taken out of it while it was on its way to the card.
    if (kept && JSON.stringify(kept.lastAction) !== JSON.stringify(pulse.lastAction))
      await ports.store.enqueue(newJob('show-last-action', teamId, pulseId, now));
  };
  const isThere = cardActivityId && (await ports.messenger.update(conversation, cardActivityId, card)) === 'updated';
  if (isThere) await show(cardActivityId);
  else if (pulse.state === 'open') {
    await postInPlace(ports, team, {
      key: `pulse ${pulseId}`,
      conversation,
      messageOf: () => card,
      writeDown: show,
    });
  }
}
