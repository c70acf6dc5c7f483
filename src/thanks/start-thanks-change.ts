import { behaviourChoices } from '../frameworks/chosen.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { speakUp } from '../privacy/speak-up.ts';
import type { Caller } from '../teams/team.ts';
import { findThankYouFramework } from './find-thank-you-framework.ts';
import { requireOwnThankYou, type ThanksRef } from './require-thank-you.ts';
import { receiverName } from './words.ts';

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
  ports: Ports,
  caller: Caller,
  ref: ThanksRef,
  draft: ChangeDraft,
): Promise<Reply> {
  const thanks = await requireOwnThankYou(ports, caller, ref);
  return {
    audience: 'caller',
    message: {
      kind: 'thanks-change-form',
      thankYouId: thanks.thankYouId,
      thankYouTeamId: thanks.teamId,
      receiverName: receiverName(thanks.receiver),
      behaviours: behaviourChoices(await findThankYouFramework(ports, thanks)),
      behaviourId: draft.behaviourId ?? thanks.behaviourId,
      whatTheyDidWords: draft.whatTheyDid ?? thanks.whatTheyDid,
      madePossibleWords: draft.madePossible ?? thanks.madePossible,
      speakUp: speakUp(ports.links),
    },
  };
}
