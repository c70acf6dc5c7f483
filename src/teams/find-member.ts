import type { Ports } from '../ports.ts';
import type { Conversation, Member } from './team.ts';

/**
 * A member as Teams' list has them now; undefined for somebody who has left since.
 * @throws Refusal ROSTER_UNAVAILABLE
 */
export async function findMember(ports: Ports, conversation: Conversation, id: string): Promise<Member | undefined> {
  const members = await ports.roster.membersOf(conversation);
  return members.find(({ personId }) => personId === id);
}
