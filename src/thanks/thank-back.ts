import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';
import type { Caller } from '../teams/team.ts';
import { findReceiverCard } from './find-receiver-card.ts';
import { requireReceivedThankYou } from './require-thank-you.ts';
import type { ThanksRef } from './thank-you-ref.ts';

/**
 * Says thank you for a thank-you, with one tap. The giver is told once, however often it is pressed; that they were is
 * written down when they are.
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_FOR_YOU, THANKS_TAKEN_BACK
 */
export async function thankBack(ports: Ports, caller: Caller, ref: ThanksRef): Promise<Reply> {
  const thanks = await requireReceivedThankYou(ports, caller, ref);
  const { teamId, thankYouId, isThankedBack } = thanks;
  if (!isThankedBack) await ports.store.enqueue(newJob('post-thanks-back', teamId, thankYouId, ports.clock.now()));
  return { audience: 'caller', message: await findReceiverCard(ports, { ...thanks, isThankedBack: true }) };
}
