import type { Ports } from '../ports.ts';
import { emptyPool, MOST_ROUNDS } from './pool.ts';
import type { Pulse, Statement } from './pulse.ts';

/**
 * The pulse with whose result the answers of a smaller one were shown, in the sum of several; empty while they wait to be added
 * to others, and where they never are.
 */
export async function findSum(ports: Ports, pulse: Pulse, statement: Statement): Promise<string> {
  if (!pulse.isPooling) return '';
  const pool = (await ports.store.read('pool', pulse.teamId, emptyPool(pulse, statement).poolId))?.value;
  const spent = pool?.spentIds ?? [];
  const at = spent.indexOf(pulse.pulseId);
  if (at < 0) return '';
  for (const [place, pulseId] of spent.slice(at + 1, at + MOST_ROUNDS).entries()) {
    const last = (await ports.store.read('pulse', pulse.teamId, pulseId))?.value;
    const index = last?.statements.findIndex(({ text }) => text === statement.text) ?? -1;
    const published = last?.result?.statements[index]?.published;
    // It has not been published yet, or it ends a sum of so many that this round is in it.
    if (!published || (published.shown === 'words' && published.rounds > place + 1)) return pulseId;
  }
  return '';
}
