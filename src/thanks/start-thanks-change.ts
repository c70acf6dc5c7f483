import { behaviourChoices, behaviourNamed } from '../frameworks/chosen.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { speakUp } from '../privacy/speak-up.ts';
import type { Caller } from '../teams/team.ts';
import { findThankYouFramework, requireOwnThankYou } from './require-thank-you.ts';
import type { ThanksRef } from './thank-you-ref.ts';
import { receiverName } from './words.ts';

/** What was typed before, when the form is opened again after a refusal; empty the first time. */
export interface ChangeDraft {
  readonly behaviourId: string;
  readonly whatTheyDid: string;
  readonly madePossible: string;
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
  const framework = await findThankYouFramework(ports, thanks);
  const isTyped = draft.behaviourId !== '' || draft.whatTheyDid !== '';
  const { behaviourId, whatTheyDid, madePossible } = isTyped ? draft : thanks;
  return {
    audience: 'caller',
    message: {
      kind: 'thanks-change-form',
      thankYouId: thanks.thankYouId,
      thankYouTeamId: thanks.teamId,
      receiverName: receiverName(thanks.receiver),
      behaviours: behaviourChoices(framework),
      behaviourId: behaviourNamed(framework, behaviourId)?.id ?? '',
      whatTheyDidWords: whatTheyDid,
      madePossibleWords: madePossible,
      speakUp: speakUp(ports.links),
    },
  };
}
