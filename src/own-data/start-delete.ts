import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import type { Caller } from '../teams/team.ts';

/** Says what would go and what would stay, before anything does. */
export async function startDelete(_world: World, _caller: Caller): Promise<Reply> {
  return { audience: 'caller', message: { kind: 'delete-my-data', state: 'asked' } };
}
