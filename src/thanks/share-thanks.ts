import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { findSign } from './find-sign.ts';
import { setVisibility } from './set-visibility.ts';
import { privateCard } from './thank-you-card.ts';
import type { ThanksRef } from './thank-you-ref.ts';
import { readersLater } from './words.ts';

/**
 * Shares a thank-you, at its receiver's wish, with everybody where it was given.
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_NOT_FOR_YOU, THANKS_NO_PLACE, THANKS_CHANGED
 */
export async function shareThanks(ports: Ports, caller: Caller, ref: ThanksRef, seen: string): Promise<Reply> {
  const { thanks, teamName, isRefused } = await setVisibility(ports, caller, ref, 'shared', seen);
  const card = privateCard(thanks, { teamName, sign: findSign(ports, thanks), isAsked: false });
  const message = isRefused && !thanks.cardActivityId ? { ...card, whoSees: readersLater(teamName) } : card;
  return { audience: 'caller', replaces: caller.cardActivityId, message };
}
