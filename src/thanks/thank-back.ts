import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { newJob } from '../scheduling/job.ts';
import type { Caller } from '../teams/team.ts';
import { findReceiverCard } from './find-receiver-card.ts';
import { requireReceivedThankYou } from './require-thank-you.ts';
import { isSeen } from './thank-you.ts';
import type { ThanksRef } from './thank-you-ref.ts';

/**
 * Says thank you for a thank-you, with one tap. The giver is told once, however often it is pressed; that they were is
 * written down when they are.
 * @param seen the words that they read, by when they were changed
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_FOR_YOU, THANKS_TAKEN_BACK, THANKS_CHANGED
 */
export async function thankBack(ports: Ports, caller: Caller, ref: ThanksRef, seen: string): Promise<Reply> {
  const thanks = await requireReceivedThankYou(ports, caller, ref);
  if (!isSeen(thanks, seen)) throw new Refusal('THANKS_CHANGED');
  const { teamId, thankYouId, isThankedBack } = thanks;
  if (!isThankedBack) await ports.store.enqueue(newJob('post-thanks-back', teamId, thankYouId, ports.clock.now()));
  return { audience: 'caller', message: await findReceiverCard(ports, { ...thanks, isThankedBack: true }) };
}
