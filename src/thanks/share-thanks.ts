import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { setVisibility } from './set-visibility.ts';
import { privateCard } from './thank-you-card.ts';
import type { ThanksRef } from './thank-you-ref.ts';

/**
 * Shares a thank-you, at its receiver's wish, with everybody where it was given.
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_NOT_FOR_YOU, THANKS_NO_PLACE
 */
export async function shareThanks(ports: Ports, caller: Caller, ref: ThanksRef): Promise<Reply> {
  const { thanks, teamName } = await setVisibility(ports, caller, ref, 'shared');
  return { audience: 'caller', replaces: caller.cardActivityId, message: privateCard(thanks, teamName, false) };
}
