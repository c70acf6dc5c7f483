import { behaviourChoices, behaviourNamed } from '../frameworks/chosen.ts';
import type { Ports } from '../ports.ts';
import { speakUp } from '../privacy/speak-up.ts';
import { Refusal } from '../refusal.ts';
import { findPeople } from '../teams/find-member.ts';
import { isSamePerson, type Offered, peopleChoices, pickedAgain } from '../teams/people.ts';
import type { Caller } from '../teams/team.ts';
import type { ThanksForm } from './cards.ts';
import type { ThanksInput } from './check-thanks.ts';
import { findColleagues } from './find-colleagues.ts';
import { findLikely } from './find-likely.ts';
import { findThanksTeam, type ThanksHome } from './find-thanks-team.ts';
import { hasQuote } from './quote.ts';
import { standingOnCard } from './thanks-fields.ts';
import { SOMEBODY_ELSE, WHO, whereItGoes } from './words.ts';

/** What was typed before, when the form is opened again to change it or after a refusal. */
export type ThanksDraft = Omit<ThanksInput, 'formId'> & {
  readonly formId?: string | undefined;
  /** A message of the receiver's, to be added if the giver wants that; absent or empty where there is none. */
  readonly quote?: string;
};

/**
 * The form for a thank-you. Where the client has no people picker the members are listed, or those of the teams that somebody
 * shares with others.
 * @throws Refusal ROSTER_UNAVAILABLE, CHAT_NOT_TEAM where there is nobody to list
 */
export async function buildThanksForm(ports: Ports, caller: Caller, draft: ThanksDraft): Promise<ThanksForm> {
  const home = await findThanksTeam(ports, caller);
  const { framework, isAlone, team } = home;
  const offered = await findOffered(ports, caller, home);
  const likely = await findLikely(ports, caller, offered, isAlone ? '' : team.teamId);
  const isLikely = (id: string): boolean => likely.some(({ value }) => isSamePerson(value, id));
  const people = offered.people.filter(({ value }) => !isLikely(value) && !isSamePerson(value, caller.personId));
  const picked = pickedAgain(offered, draft.receiverIds);
  const { quote = '', whatTheyDid } = draft;
  return {
    kind: 'thanks-form',
    formId: draft.formId ?? ports.newId(),
    ...standingOnCard(draft.standing),
    likely,
    likelyIds: likely.flatMap(({ value }) => (picked.some((id) => isSamePerson(id, value)) ? [value] : [])).join(),
    people,
    usesPeoplePicker: offered.usesPeoplePicker,
    pickerLabel: likely.length ? SOMEBODY_ELSE : WHO,
    alone: isAlone ? 'yes' : '',
    whereItGoes: whereItGoes(isAlone),
    receiverIds: picked.filter((id) => !isLikely(id)).join(),
    isForTeam: draft.isForTeam ? 'yes' : '',
    behaviours: behaviourChoices(framework),
    behaviourId: behaviourNamed(framework, draft.behaviourId)?.id ?? '',
    quoteWords: hasQuote(whatTheyDid, quote) ? '' : quote,
    whatTheyDidWords: whatTheyDid,
    madePossibleWords: draft.madePossible,
    isMoreShown: draft.isForTeam || draft.madePossible !== '',
    speakUp: speakUp(ports.links),
  };
}

async function findOffered(ports: Ports, caller: Caller, { isAlone }: ThanksHome): Promise<Offered> {
  if (!isAlone || caller.canPickPeople) return findPeople(ports, caller);
  const people = peopleChoices(await findColleagues(ports, caller));
  if (people.length === 0) throw new Refusal('CHAT_NOT_TEAM');
  return { people, usesPeoplePicker: false };
}
