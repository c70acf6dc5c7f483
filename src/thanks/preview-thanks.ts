import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { checkThanks, type ThanksInput } from './check-thanks.ts';
import { hintFor } from './specific.ts';
import { namesOf, whoSees } from './words.ts';

/** Of both texts: a card carries them five times, once to be read and in two buttons for newer and for older apps. */
const MOST_BYTES = 4_500;

/**
 * A thank-you as its receiver will read it, and who that will be. Nothing is stored or sent.
 * @throws Refusal as giving it would, and TEXT_TOO_LONG for signs that take more room than the card has
 */
export async function previewThanks(ports: Ports, caller: Caller, input: ThanksInput): Promise<Reply> {
  const { giver, receivers, receiverIds, behaviour, whatTheyDid, madePossible, isAlone } = await checkThanks(
    ports,
    caller,
    input,
  );
  if (new TextEncoder().encode(whatTheyDid + madePossible).length > MOST_BYTES) throw new Refusal('TEXT_TOO_LONG');
  return {
    audience: 'caller',
    message: {
      kind: 'thanks-preview',
      formId: input.formId,
      alone: isAlone ? 'yes' : '',
      receiverIds: receiverIds.join(),
      isForTeam: input.isForTeam ? 'yes' : '',
      receiverNames: namesOf(receivers),
      giverName: giver.name,
      behaviourId: behaviour.id,
      behaviourName: behaviour.name,
      whatTheyDidWords: whatTheyDid,
      madePossibleWords: madePossible,
      whoSees: whoSees(receivers, isAlone),
      hint: hintFor(whatTheyDid),
    },
  };
}
