import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { setVisibility } from './set-visibility.ts';
import type { ThanksRef } from './thank-you-ref.ts';

/**
 * Takes a thank-you out of its receiver's sight, at their wish, and out of everybody else's if it was shared. They
 * still find it in what is held on them.
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_NOT_FOR_YOU
 */
export async function hideThanks(ports: Ports, caller: Caller, ref: ThanksRef): Promise<Reply> {
  await setVisibility(ports, caller, ref, 'hidden');
  return { audience: 'caller', replaces: caller.cardActivityId, message: { kind: 'thanks-hidden', ...ref } };
}
