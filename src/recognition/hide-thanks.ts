import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { sayOfReceiver } from '../steps/say-of-receiver.ts';
import type { ThanksRef } from '../steps/thanks-at-hand.ts';
import type { Caller } from '../teams/team.ts';

/**
 * Takes a thank-you out of its receiver's sight, at their wish, and out of everybody else's if it was shared. They
 * still find it in what is held on them.
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_NOT_FOR_YOU
 */
export async function hideThanks(world: World, caller: Caller, ref: ThanksRef): Promise<Reply> {
  await sayOfReceiver(world, caller, ref, 'hidden');
  return { audience: 'caller', replaces: caller.cardActivityId, message: { kind: 'thanks-hidden', ...ref } };
}
