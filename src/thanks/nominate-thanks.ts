import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { Caller } from '../teams/team.ts';
import { requireThankYou } from './require-thank-you.ts';
import { isSeen } from './thank-you.ts';
import type { ThanksRef } from './thank-you-ref.ts';

/**
 * Notes whether the giver, or the receiver, agrees that a thank-you is named for an award. It is once both do; neither
 * is told what the other said.
 * @param seen the words that the receiver read, by when they were changed; the giver knows their own
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_CHANGED, THANKS_NOT_FOR_YOU
 */
export async function nominateThanks(
  ports: Ports,
  caller: Caller,
  ref: ThanksRef,
  agrees: boolean,
  seen: string,
): Promise<Reply> {
  const { personId } = caller;
  const { teamId, thankYouId, giver, receiver, isForTeam, behaviourName } = await requireThankYou(ports, caller, ref);
  const isGiver = giver.personId === personId;
  const isReceiver = receiver.personId === personId;
  // Nobody can agree for a team.
  if (isForTeam || (!isGiver && !isReceiver)) throw new Refusal('THANKS_NOT_FOR_YOU');
  const thanks = await updateWithRetry(ports, 'thank-you', teamId, thankYouId, (thanks) => {
    if (thanks.takenBackAt) return null;
    if (agrees && isReceiver && !isSeen(thanks, seen)) throw new Refusal('THANKS_CHANGED');
    const { forAward } = thanks;
    return { ...thanks, forAward: isGiver ? { ...forAward, giver: agrees } : { ...forAward, receiver: agrees } };
  });
  return {
    audience: 'caller',
    message: {
      kind: 'thanks-nominated',
      ...ref,
      otherName: isGiver ? receiver.name : giver.name,
      behaviourName,
      agrees,
      changedAt: thanks?.changedAt ?? 0,
    },
  };
}
