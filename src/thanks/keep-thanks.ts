import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { findSign } from './find-sign.ts';
import { setVisibility } from './set-visibility.ts';
import { privateCard } from './thank-you-card.ts';
import type { ThanksRef } from './thank-you-ref.ts';

/**
 * Keeps a thank-you between the two, at its receiver's wish; if it was shared or hidden, it no longer is.
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_NOT_FOR_YOU
 */
export async function keepThanks(ports: Ports, caller: Caller, ref: ThanksRef): Promise<Reply> {
  const { thanks, teamName } = await setVisibility(ports, caller, ref, 'private');
  return {
    audience: 'caller',
    replaces: caller.cardActivityId,
    message: privateCard(thanks, { teamName, sign: findSign(ports, thanks), isAsked: false }),
  };
}
