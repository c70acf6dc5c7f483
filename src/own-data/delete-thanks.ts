import { type Ports, Undeliverable } from '../ports.ts';
import type { Job } from '../scheduling/job.ts';
import { whereReachable } from '../shared/post-once.ts';
import { MOST_TRIES } from '../teams/pause.ts';
import type { Conversation } from '../teams/team.ts';
import { findCardWithout } from '../thanks/find-shared-card.ts';
import type { ThankYou } from '../thanks/thank-you.ts';
import { isEmptied } from './without-person.ts';

/** Takes the names and words off the cards of a thank-you that was emptied, where Teams lets us, and then removes it. */
export async function deleteThanks(ports: Ports, { teamId, subjectId, attempts }: Job): Promise<void> {
  const stored = await ports.store.read('thank-you', teamId, subjectId);
  if (!stored || !isEmptied(stored.value)) return;
  try {
    // Others may share theirs on the same card.
    const left = await findCardWithout(ports, stored.value);
    await whereReachable(
      cardsOf(stored.value).map(({ conversation, activityId }) => () => {
        const isShared = activityId === stored.value.cardActivityId;
        return ports.messenger.update(conversation, activityId, (isShared && left) || { kind: 'thanks-deleted' });
      }),
    );
  } catch (error) {
    // A place that takes nothing for now is waited for, and not for ever: it is emptied already.
    if (!(error instanceof Undeliverable) || attempts + 1 < MOST_TRIES) throw error;
  }
  await ports.store.remove('thank-you', teamId, subjectId);
}

interface Card {
  readonly conversation: Conversation;
  readonly activityId: string;
}

function cardsOf(thanks: ThankYou): Card[] {
  const { conversation, formActivityId, cardActivityId, privateChatId, privateActivityId } = thanks;
  const own: Conversation = { ...conversation, conversationId: privateChatId, kind: 'personal' };
  return [
    { conversation, activityId: cardActivityId },
    { conversation, activityId: formActivityId },
    { conversation: own, activityId: privateChatId && privateActivityId },
  ].filter(({ activityId }) => activityId !== '');
}
