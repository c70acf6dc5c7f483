import type { Ports } from '../ports.ts';
import type { Job } from '../scheduling/job.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { whereReachable } from '../shared/post-once.ts';
import { findReceiverCard } from './find-receiver-card.ts';
import { findCardWithout, findSharedCard } from './find-shared-card.ts';
import { isCardOld, isPrivateOld } from './thank-you.ts';

/**
 * Brings every card that shows a thank-you up to date. One that is gone is no matter; one with other words than its
 * receiver agreed to is taken away by `post-thanks`.
 * @throws SubjectMissing
 */
export async function showThanks(ports: Ports, job: Job): Promise<void> {
  const thanks = await requireSubject(ports, 'thank-you', job);
  const takenBack = { kind: 'thanks-taken-back', giverName: thanks.giver.name } as const;
  const { conversation, cardActivityId } = thanks;
  const { privateChatId, privateActivityId } = thanks;
  const chat = { ...conversation, conversationId: privateChatId, kind: 'personal' } as const;
  const isCardShown = cardActivityId && (thanks.takenBackAt || (thanks.visibility === 'shared' && !isCardOld(thanks)));
  const left = async () => (await findCardWithout(ports, thanks)) ?? takenBack;
  const shared = isCardShown && (thanks.takenBackAt ? await left() : await findSharedCard(ports, thanks));
  // A hidden one shows nothing that could be out of date.
  const isOwnShown =
    privateActivityId && thanks.visibility !== 'hidden' && (thanks.takenBackAt || !isPrivateOld(thanks));
  const own = isOwnShown && !thanks.takenBackAt ? await findReceiverCard(ports, thanks) : takenBack;
  await whereReachable([
    ...(shared ? [() => ports.messenger.update(conversation, cardActivityId, shared)] : []),
    ...(isOwnShown ? [() => ports.messenger.update(chat, privateActivityId, own)] : []),
  ]);
}
