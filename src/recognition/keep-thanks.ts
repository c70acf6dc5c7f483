import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { sayOfReceiver } from '../steps/say-of-receiver.ts';
import type { ThanksRef } from '../steps/thanks-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { privateCard } from './thanks-cards.ts';

/**
 * Keeps a thank-you between the two, at its receiver's wish; if it was shared or hidden, it no longer is.
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_NOT_FOR_YOU
 */
export async function keepThanks(world: World, caller: Caller, ref: ThanksRef): Promise<Reply> {
  const { thanks, teamName } = await sayOfReceiver(world, caller, ref, 'private');
  return { audience: 'caller', replaces: caller.cardActivityId, message: privateCard(thanks, teamName, false) };
}
