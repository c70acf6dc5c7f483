import type { Ports } from '../ports.ts';
import type { Job } from '../scheduling/job.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { ifReachable } from '../shared/post-once.ts';
import { isOpen } from './pulse.ts';
import { sharedPulseCard } from './pulse-card.ts';

/**
 * Draws the card of an open pulse anew, because something that it says of the last action has changed. The count on it
 * stays the one that the timer has shown last: whoever makes it be drawn would otherwise choose when the count moves.
 * @throws SubjectMissing
 */
export async function showLastAction(ports: Ports, job: Job): Promise<void> {
  const pulse = await requireSubject(ports, 'pulse', job);
  const now = ports.clock.now();
  if (!pulse.cardActivityId || !isOpen(pulse, now)) return;
  const { conversation, cardActivityId } = pulse;
  await ifReachable(() =>
    ports.messenger.update(conversation, cardActivityId, sharedPulseCard(pulse, ports.links, now)),
  );
}
