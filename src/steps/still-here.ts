import type { World } from '../ports.ts';
import type { Conversation, Member } from '../teams/team.ts';

/**
 * A member as Teams' list has them now; undefined for somebody who has left since.
 * @throws Refusal ROSTER_UNAVAILABLE
 */
export async function stillHere(world: World, conversation: Conversation, id: string): Promise<Member | undefined> {
  const members = await world.roster.membersOf(conversation);
  return members.find(({ personId }) => personId === id);
}
