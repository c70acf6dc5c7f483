import { Refusal } from '../errors.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { amend } from '../steps/amend.ts';
import { type ThanksRef, thanksAtHand } from '../steps/thanks-at-hand.ts';
import type { Caller } from '../teams/team.ts';

/**
 * Notes whether the giver, or the receiver, agrees that a thank-you is named for an award. It is once both do; neither
 * is told what the other said.
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_NOT_FOR_YOU
 */
export async function nominateThanks(world: World, caller: Caller, ref: ThanksRef, agrees: boolean): Promise<Reply> {
  const { personId } = caller;
  const { teamId, recognitionId, giver, receiver, isForTeam, behaviourName } = await thanksAtHand(world, caller, ref);
  const isGiver = giver.personId === personId;
  const isReceiver = receiver.personId === personId;
  // Nobody can agree for a team.
  if (isForTeam || (!isGiver && !isReceiver)) throw new Refusal('THANKS_NOT_FOR_YOU');
  await amend(world, 'recognition', teamId, recognitionId, (thanks) => {
    if (thanks.takenBackAt) return null;
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
    },
  };
}
