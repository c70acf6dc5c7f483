import type { Ports } from '../ports.ts';
import type { Pulse } from '../pulse/pulse.ts';
import { requirePulse } from '../pulse/require-pulse.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { type Action, actionIdOf } from './action.ts';

/**
 * The closed pulse a card speaks of, in the conversation that the sender verifiably speaks from, and what its team has
 * made of the result so far.
 * @throws Refusal PULSE_UNKNOWN; ACTION_EARLY while it has no result; ACTION_DONE if what was agreed is done
 */
export async function requireResult(
  ports: Ports,
  caller: Caller,
  pulseId: string,
): Promise<{ pulse: Pulse; standing: Action | null }> {
  const pulse = await requirePulse(ports, caller, pulseId);
  if (!pulse.result) throw new Refusal('ACTION_EARLY');
  const stored = await ports.store.read('action', caller.teamId, actionIdOf(pulseId));
  if (stored?.value.state === 'done') throw new Refusal('ACTION_DONE');
  return { pulse, standing: stored?.value ?? null };
}
