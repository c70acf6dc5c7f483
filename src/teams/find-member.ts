import type { Ports } from '../ports.ts';
import { type Offered, peopleChoices } from './people.ts';
import type { Caller, Conversation, Member } from './team.ts';

/**
 * A member as Teams' list has them now; undefined for somebody who has left since.
 * @throws Refusal ROSTER_UNAVAILABLE
 */
export async function findMember(ports: Ports, conversation: Conversation, id: string): Promise<Member | undefined> {
  const members = await ports.roster.membersOf(conversation);
  return members.find(({ personId }) => personId === id);
}

/** Who is in a conversation at this moment. */
export interface Present {
  readonly members: readonly Member[];
  /** People of other organisations, whom the bot cannot hear. */
  readonly outsideCount: number;
}

/**
 * For what asks everybody: who joined a minute ago is asked, and who has left is not.
 * @throws Refusal ROSTER_UNAVAILABLE
 */
export async function findPresent(ports: Ports, conversation: Conversation): Promise<Present> {
  ports.roster.forget(conversation);
  const members = await ports.roster.membersOf(conversation);
  return { members, outsideCount: await ports.roster.outsideCount(conversation) };
}

/** Whom somebody mentions. */
interface MentionedHere {
  readonly people: readonly Member[];
  /** Whether somebody of them is no member. */
  readonly isSomebodyElse: boolean;
}

/**
 * Those of them who are members now, but for whoever mentions them.
 * @throws Refusal ROSTER_UNAVAILABLE
 */
export async function findMentioned(
  ports: Ports,
  { conversation, personId, teamsId }: Caller,
  teamsIds: readonly string[],
): Promise<MentionedHere> {
  if (teamsIds.length === 0) return { people: [], isSomebodyElse: false };
  const wanted = new Set(teamsIds.map((id) => id.toLowerCase()));
  const members = await ports.roster.membersOf(conversation);
  const found = members.filter((member) => wanted.has(member.teamsId.toLowerCase()));
  const known = new Set([teamsId, ...found.map((member) => member.teamsId)].map((id) => id.toLowerCase()));
  return {
    people: found.filter((member) => member.personId !== personId),
    isSomebodyElse: [...wanted].some((id) => !known.has(id)),
  };
}

/** More people than this make a card too large for Teams; a larger team needs a client with a people picker. */
const MOST_LISTED = 120;

/**
 * Whom a form can offer: the members, where the client has no people picker.
 * @throws Refusal ROSTER_UNAVAILABLE
 */
export async function findPeople(ports: Ports, { canPickPeople, conversation }: Caller): Promise<Offered> {
  const members = canPickPeople ? [] : await ports.roster.membersOf(conversation);
  return {
    people: peopleChoices(members.slice(0, MOST_LISTED)),
    usesPeoplePicker: canPickPeople,
  };
}
