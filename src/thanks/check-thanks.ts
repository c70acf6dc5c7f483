import type { Ports } from '../ports.ts';
import { guardedText } from '../privacy/guard.ts';
import { Refusal } from '../refusal.ts';
import { isSamePerson, peopleAmong } from '../teams/people.ts';
import type { Caller, Member } from '../teams/team.ts';
import { behaviourOrNone, type ThankedFor } from './behaviour-or-none.ts';
import { findPreferences } from './find-preferences.ts';
import { findThanksTeam, type ThanksHome } from './find-thanks-team.ts';
import { isNotFrom } from './preferences.ts';
import { LONGEST_WORDS, MOST_RECEIVERS, type Receiver, wholeTeam } from './thank-you.ts';
import type { Standing } from './thanks-fields.ts';

export interface ThanksInput {
  readonly formId: string;
  readonly receiverIds: readonly string[];
  /** The whole team, besides these people or alone. */
  readonly isForTeam: boolean;
  /** Empty for none. */
  readonly behaviourId: string;
  readonly whatTheyDid: string;
  readonly madePossible: string;
  /** Whether words that may offend are meant as they are. */
  readonly isMeant?: boolean;
  readonly standing: Standing;
}

/** A thank-you that can be given: everything on it is looked up and fit to be stored. */
export interface ThanksToGive extends ThanksHome {
  readonly giver: Member;
  readonly receivers: readonly Receiver[];
  /** As the form named them, spelled as the roster does. */
  readonly receiverIds: readonly string[];
  /** Its id and its name are empty for none. */
  readonly behaviour: ThankedFor;
  readonly whatTheyDid: string;
  readonly madePossible: string;
}

/**
 * What a form says, checked against the framework and the member list of the conversation. The giver is the verified
 * sender.
 * @throws Refusal RECEIVER_MISSING, RECEIVERS_MANY, RECEIVER_UNKNOWN, THANKS_TO_SELF, BEHAVIOUR_UNKNOWN,
 * TEXT_MISSING, TEXT_TOO_LONG, TEXT_PERSONAL, TEXT_OFFENSIVE, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE, RECEIVER_UNREACHABLE
 */
export async function checkThanks(ports: Ports, caller: Caller, input: ThanksInput): Promise<ThanksToGive> {
  // First of all, so that nothing is kept of a conversation that the bot cannot read.
  const isNowhere = caller.conversation.kind === 'personal';
  const members = isNowhere ? [] : await ports.roster.membersOf(caller.conversation);
  const home = await findThanksTeam(ports, caller);
  const isForTeam = input.isForTeam && !home.isAlone;
  const receiverIds = peopleAmong(members, input.receiverIds);
  if (!isForTeam && receiverIds.length === 0) throw new Refusal('RECEIVER_MISSING');
  if (receiverIds.length > MOST_RECEIVERS) throw new Refusal('RECEIVERS_MANY');
  if (receiverIds.some((id) => isSamePerson(id, caller.personId))) throw new Refusal('THANKS_TO_SELF');
  const behaviour = behaviourOrNone(home.framework, input.behaviourId);
  const whatTheyDid = guardedText(input.whatTheyDid, LONGEST_WORDS, input.isMeant);
  const madePossible = guardedText(input.madePossible, LONGEST_WORDS, input.isMeant);
  if (!whatTheyDid) throw new Refusal('TEXT_MISSING');

  const found = home.isAlone
    ? { giver: caller, people: await fromAnywhere(ports, caller, receiverIds) }
    : among(members, caller, receiverIds);
  const { personId, teamsId, name } = found.giver;
  const people = await Promise.all(found.people.map((person) => withWishes(ports, person, caller.personId)));
  const receivers = isForTeam ? [...people, wholeTeam(home.team.name)] : people;
  return { ...home, giver: { personId, teamsId, name }, receivers, receiverIds, behaviour, whatTheyDid, madePossible };
}

function among(members: readonly Member[], caller: Caller, receiverIds: readonly string[]) {
  const giver = members.find(({ personId }) => personId === caller.personId);
  if (!giver) throw new Refusal('MEMBER_UNKNOWN');
  const people = members.filter(({ personId }) => receiverIds.includes(personId));
  if (people.length < receiverIds.length) throw new Refusal('RECEIVER_UNKNOWN');
  return { giver, people };
}

/** Teams tells who they are: an id from a form alone would be nobody. */
async function fromAnywhere(ports: Ports, { conversation }: Caller, receiverIds: readonly string[]): Promise<Member[]> {
  const found = await Promise.all(receiverIds.map((id) => ports.roster.anywhere(conversation, id)));
  const people = found.filter((person) => person !== null);
  if (people.length < receiverIds.length) throw new Refusal('RECEIVER_UNREACHABLE');
  return people;
}

/** Of whoever takes none from this giver it is not said that they share them at once: it would not be. */
async function withWishes(ports: Ports, person: Member, giverId: string): Promise<Receiver> {
  const preferences = await findPreferences(ports, person.personId);
  const isRefusing = isNotFrom(preferences, giverId);
  return { ...person, sharing: isRefusing ? 'ask' : preferences.sharing, isRefusing };
}
