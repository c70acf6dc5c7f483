import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { Caller } from '../teams/team.ts';
import { requireOwnThankYou } from './require-thank-you.ts';
import { changedCard } from './thank-you-card.ts';
import type { ThanksRef } from './thank-you-ref.ts';

/**
 * Takes a thank-you back. Its words and those who joined in are erased; who gave it to whom and when stays, so that the
 * cards can say that it was taken back.
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_YOURS
 */
export async function withdrawThanks(ports: Ports, caller: Caller, ref: ThanksRef): Promise<Reply> {
  const before = await requireOwnThankYou(ports, caller, ref, 'also taken back');
  const { teamId, thankYouId } = before;
  const takenBackAt = ports.clock.now();
  // Written again by a second press: erasing may have been cut off the first time.
  await updateWithRetry(ports, 'thank-you', teamId, thankYouId, (thanks) => ({
    ...thanks,
    whatTheyDid: '',
    madePossible: '',
    joined: [],
    forAward: { giver: false, receiver: false },
    takenBackAt: thanks.takenBackAt || takenBackAt,
  }));
  await ports.store.enqueue(newJob('show-thanks', teamId, thankYouId, takenBackAt));
  return { audience: 'caller', message: changedCard({ ...before, takenBackAt }) };
}
