import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { ownThanksAtHand, type ThanksRef } from '../steps/thanks-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { changedCard } from './thanks-cards.ts';

/**
 * Takes a thank-you back. Its words and those who joined in are erased; who gave it to whom and when stays, so that the
 * cards can say that it was taken back.
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_YOURS
 */
export async function withdrawThanks(world: World, caller: Caller, ref: ThanksRef): Promise<Reply> {
  const before = await ownThanksAtHand(world, caller, ref, 'also taken back');
  const { teamId, recognitionId } = before;
  const takenBackAt = world.clock.now();
  // Written again by a second press: erasing may have been cut off the first time.
  await amend(world, 'recognition', teamId, recognitionId, (thanks) => ({
    ...thanks,
    whatTheyDid: '',
    madePossible: '',
    joined: [],
    forAward: { giver: false, receiver: false },
    takenBackAt: thanks.takenBackAt || takenBackAt,
  }));
  await world.store.addDue(due('show-thanks', teamId, recognitionId, takenBackAt));
  return { audience: 'caller', message: changedCard({ ...before, takenBackAt }) };
}
