import { behaviourChoices } from '../frameworks/chosen.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { speakUp } from '../privacy/speak-up.ts';
import { peopleToChoose } from '../steps/people-to-choose.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';

/** What was typed before, when the form is opened again after a refusal. */
export interface ThanksDraft {
  readonly formId?: string | undefined;
  readonly receiverId: string;
  readonly behaviourId: string;
  readonly whatTheyDid: string;
  readonly madePossible: string;
}

/**
 * The form for a thank-you. Where the client has no people picker the members are listed.
 * @throws Refusal ROSTER_UNAVAILABLE
 */
export async function startThanks(world: World, caller: Caller, draft: ThanksDraft): Promise<Reply> {
  const { framework } = await teamHome(world, caller);
  const choice = await peopleToChoose(world, caller);
  return {
    audience: 'everyone',
    message: {
      kind: 'thanks-form',
      formId: draft.formId ?? world.newId(),
      ...choice,
      receiverId: draft.receiverId,
      behaviours: behaviourChoices(framework),
      behaviourId: draft.behaviourId,
      whatTheyDidWords: draft.whatTheyDid,
      madePossibleWords: draft.madePossible,
      speakUp: speakUp(world.links),
    },
  };
}
