import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { checkThanks, type ThanksInput } from './check-thanks.ts';
import { hintFor } from './specific.ts';
import { standingOnCard } from './thanks-fields.ts';
import { namesOf, whoSees } from './words.ts';

/**
 * A thank-you as its receiver will read it, and who that will be. Nothing is stored or sent.
 * @throws Refusal as giving it would
 */
export async function previewThanks(ports: Ports, caller: Caller, input: ThanksInput): Promise<Reply> {
  const { giver, receivers, receiverIds, behaviour, whatTheyDid, madePossible, isAlone } = await checkThanks(
    ports,
    caller,
    input,
  );
  return {
    audience: 'caller',
    message: {
      kind: 'thanks-preview',
      formId: input.formId,
      ...standingOnCard(input.standing),
      alone: isAlone ? 'yes' : '',
      receiverIds: receiverIds.join(),
      isForTeam: input.isForTeam ? 'yes' : '',
      receiverNames: namesOf(receivers),
      giverName: giver.name,
      behaviourId: behaviour.id,
      behaviourName: behaviour.name,
      sign: behaviour.icon,
      whatTheyDidWords: whatTheyDid,
      madePossibleWords: madePossible,
      whoSees: whoSees(receivers, isAlone),
      hint: hintFor(whatTheyDid),
    },
  };
}
