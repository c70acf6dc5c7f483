import { emptyPool, type Pool } from '../../src/pulse/pool.ts';
import type { Pulse } from '../../src/pulse/pulse.ts';
import type { TeamsConversation } from '../support/conversation.ts';

/** The pool of a pulse's only statement, as the database holds it. */
export async function poolOf(chat: TeamsConversation, pulse: Pulse | undefined): Promise<Pool | null> {
  const [statement] = pulse?.statements ?? [];
  if (!pulse || !statement) return null;
  const stored = await chat.ports.store.read('pool', pulse.teamId, emptyPool(pulse, statement).poolId);
  return stored?.value ?? null;
}
