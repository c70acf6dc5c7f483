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
