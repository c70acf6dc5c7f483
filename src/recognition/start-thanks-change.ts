import { behaviourChoices } from '../frameworks/chosen.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { speakUp } from '../privacy/speak-up.ts';
import { frameworkOfThanks } from '../steps/framework-of-thanks.ts';
import { ownThanksAtHand, type ThanksRef } from '../steps/thanks-at-hand.ts';
import type { Caller } from '../teams/team.ts';

/** What was typed before, when the form is opened again after a refusal; absent the first time. */
export interface ChangeDraft {
  readonly behaviourId?: string | undefined;
  readonly whatTheyDid?: string | undefined;
  readonly madePossible?: string | undefined;
}

/**
 * The words of a thank-you that is given already, for its giver to change. The person it is for stays.
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_YOURS, THANKS_TAKEN_BACK
 */
export async function startThanksChange(
  world: World,
  caller: Caller,
  ref: ThanksRef,
  draft: ChangeDraft,
): Promise<Reply> {
  const thanks = await ownThanksAtHand(world, caller, ref);
  return {
    audience: 'caller',
    message: {
      kind: 'thanks-change-form',
      thanksId: thanks.recognitionId,
      thanksTeamId: thanks.teamId,
      receiverName: thanks.receiver.name,
      behaviours: behaviourChoices(await frameworkOfThanks(world, thanks)),
      behaviourId: draft.behaviourId ?? thanks.behaviourId,
      whatTheyDidWords: draft.whatTheyDid ?? thanks.whatTheyDid,
      madePossibleWords: draft.madePossible ?? thanks.madePossible,
      speakUp: speakUp(world.links),
    },
  };
}
