import { behaviourChoices, behaviourNamed } from '../frameworks/chosen.ts';
import type { Ports } from '../ports.ts';
import { speakUp } from '../privacy/speak-up.ts';
import { Refusal } from '../refusal.ts';
import { findPeople } from '../teams/find-member.ts';
import { pickedAgain } from '../teams/people.ts';
import type { Caller } from '../teams/team.ts';
import type { ThanksForm } from './cards.ts';
import type { ThanksInput } from './check-thanks.ts';
import { findThanksTeam } from './find-thanks-team.ts';
import { hasQuote } from './quote.ts';
import { whereItGoes } from './words.ts';

/** What was typed before, when the form is opened again to change it or after a refusal. */
export type ThanksDraft = Omit<ThanksInput, 'formId'> & {
  readonly formId?: string | undefined;
  /** A message of the receiver's, to be added if the giver wants that; absent or empty where there is none. */
  readonly quote?: string;
};

/**
 * The form for a thank-you. Where the client has no people picker the members are listed.
 * @throws Refusal ROSTER_UNAVAILABLE, CHAT_NOT_TEAM where there is nobody to list
 */
export async function buildThanksForm(ports: Ports, caller: Caller, draft: ThanksDraft): Promise<ThanksForm> {
  const { framework, isAlone } = await findThanksTeam(ports, caller);
  if (isAlone && !caller.canPickPeople) throw new Refusal('CHAT_NOT_TEAM');
  const people = await findPeople(ports, caller);
  const { quote = '', whatTheyDid } = draft;
  return {
    kind: 'thanks-form',
    formId: draft.formId ?? ports.newId(),
    ...people,
    alone: isAlone ? 'yes' : '',
    whereItGoes: whereItGoes(isAlone),
    receiverIds: pickedAgain(people, draft.receiverIds).join(),
    isForTeam: draft.isForTeam ? 'yes' : '',
    behaviours: behaviourChoices(framework),
    behaviourId: behaviourNamed(framework, draft.behaviourId)?.id ?? '',
    quoteWords: hasQuote(whatTheyDid, quote) ? '' : quote,
    whatTheyDidWords: whatTheyDid,
    madePossibleWords: draft.madePossible,
    speakUp: speakUp(ports.links),
  };
}
