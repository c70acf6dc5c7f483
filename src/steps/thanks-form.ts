import { Refusal } from '../errors.ts';
import { behaviourChoices } from '../frameworks/chosen.ts';
import { findBehaviour } from '../frameworks/framework.ts';
import type { World } from '../ports.ts';
import { speakUp } from '../privacy/speak-up.ts';
import { hasQuote } from '../recognition/quote.ts';
import type { Caller } from '../teams/team.ts';
import type { ThanksForm } from '../thanks-messages.ts';
import { peopleToChoose } from './people-to-choose.ts';
import { thanksHome } from './thanks-home.ts';
import type { ThanksInput } from './thanks-to-give.ts';

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
export async function thanksForm(world: World, caller: Caller, draft: ThanksDraft): Promise<ThanksForm> {
  const { framework, isAlone } = await thanksHome(world, caller);
  if (isAlone && !caller.canPickPeople) throw new Refusal('CHAT_NOT_TEAM');
  const { quote = '', whatTheyDid } = draft;
  return {
    kind: 'thanks-form',
    formId: draft.formId ?? world.newId(),
    ...(await peopleToChoose(world, caller)),
    alone: isAlone ? 'yes' : '',
    receiverIds: draft.receiverIds.join(),
    isForTeam: draft.isForTeam ? 'yes' : '',
    behaviours: behaviourChoices(framework),
    behaviourId: findBehaviour(framework, draft.behaviourId)?.id ?? '',
    quoteWords: hasQuote(whatTheyDid, quote) ? '' : quote,
    whatTheyDidWords: whatTheyDid,
    madePossibleWords: draft.madePossible,
    speakUp: speakUp(world.links),
  };
}
