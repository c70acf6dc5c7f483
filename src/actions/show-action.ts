import type { Ports } from '../ports.ts';
import type { Job } from '../scheduling/job.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { whereReachable } from '../shared/post-once.ts';
import { actionCard } from './action-card.ts';

/** Brings every card that shows an action up to date. One that is gone is no matter. */
export async function showAction(ports: Ports, job: Job): Promise<void> {
  const action = await requireSubject(ports, 'action', job);
  const card = actionCard(action);
  await whereReachable(
    action.cards.map(
      ({ conversation, activityId }) =>
        () =>
          ports.messenger.update(conversation, activityId, card),
    ),
  );
}
