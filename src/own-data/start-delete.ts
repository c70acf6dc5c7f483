import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { ownHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';

/**
 * Says what would go and what would stay, before anything does.
 * @throws Refusal CHAT_NOT_PRIVATE
 */
export async function startDelete(world: World, caller: Caller): Promise<Reply> {
  await ownHome(world, caller);
  return { audience: 'caller', message: { kind: 'delete-my-data', state: 'asked' } };
}
