import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';

/** Says what would go and what would stay, before anything does. */
export async function startDelete(_ports: Ports, _caller: Caller): Promise<Reply> {
  return { audience: 'caller', message: { kind: 'delete-my-data', state: 'asked' } };
}
