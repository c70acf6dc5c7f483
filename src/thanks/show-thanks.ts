import type { Ports } from '../ports.ts';
import type { Job } from '../scheduling/job.ts';
import { ifReachable } from '../shared/post-once.ts';
import { findReceiverCard } from './find-receiver-card.ts';
import { sharedThanksCard } from './thank-you-card.ts';

/** Brings every card that shows a thank-you up to date. One that is gone is no matter. */
export async function showThanks(ports: Ports, { teamId, subjectId }: Job): Promise<void> {
  const thanks = (await ports.store.read('thank-you', teamId, subjectId))?.value;
  if (!thanks) return;
  const takenBack = { kind: 'thanks-taken-back', giverName: thanks.giver.name } as const;
  const { conversation, cardActivityId } = thanks;
  if (cardActivityId) {
    const card = thanks.takenBackAt ? takenBack : sharedThanksCard(thanks);
    await ifReachable(() => ports.messenger.update(conversation, cardActivityId, card));
  }
  const { privateChatId, privateActivityId } = thanks;
  // A hidden one shows nothing that could be out of date.
  if (!privateActivityId || thanks.visibility === 'hidden') return;
  const card = thanks.takenBackAt ? takenBack : await findReceiverCard(ports, thanks);
  const chat = { ...conversation, conversationId: privateChatId, kind: 'personal' } as const;
  await ifReachable(() => ports.messenger.update(chat, privateActivityId, card));
}
