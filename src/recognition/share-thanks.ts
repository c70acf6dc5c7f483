import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { sayOfReceiver } from '../steps/say-of-receiver.ts';
import type { ThanksRef } from '../steps/thanks-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { privateCard } from './thanks-cards.ts';

/**
 * Shares a thank-you, at its receiver's wish, with everybody where it was given.
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_NOT_FOR_YOU, THANKS_NO_PLACE
 */
export async function shareThanks(world: World, caller: Caller, ref: ThanksRef): Promise<Reply> {
  const { thanks, teamName } = await sayOfReceiver(world, caller, ref, 'shared');
  return { audience: 'caller', replaces: caller.cardActivityId, message: privateCard(thanks, teamName, false) };
}
