import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { due } from '../scheduling/due.ts';
import { cardOfReceiver } from '../steps/card-of-receiver.ts';
import { receivedThanksAtHand, type ThanksRef } from '../steps/thanks-at-hand.ts';
import type { Caller } from '../teams/team.ts';

/**
 * Says thank you for a thank-you, with one tap. The giver is told once, however often it is pressed; that they were is
 * written down when they are.
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_FOR_YOU, THANKS_TAKEN_BACK
 */
export async function thankBack(world: World, caller: Caller, ref: ThanksRef): Promise<Reply> {
  const thanks = await receivedThanksAtHand(world, caller, ref);
  const { teamId, recognitionId, isThankedBack } = thanks;
  if (!isThankedBack) await world.store.addDue(due('post-thanks-back', teamId, recognitionId, world.clock.now()));
  return { audience: 'caller', message: await cardOfReceiver(world, { ...thanks, isThankedBack: true }) };
}
