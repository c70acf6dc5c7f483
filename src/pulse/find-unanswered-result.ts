import { actionIdOf } from '../actions/action.ts';
import type { Ports } from '../ports.ts';
import type { Pulse } from './pulse.ts';
import { isAnswerable } from './pulse-result.ts';

const LOOKED_BACK_ON = 8;

/**
 * The latest result that was shown and that the team has made nothing of yet: no action, and no "not now, because". A
 * result that showed nothing asks for no answer.
 * @returns null where the last one that was shown is answered, or there is none
 */
export async function findUnansweredResult(ports: Ports, teamId: string): Promise<Pulse | null> {
  const pulses = await ports.store.publishedPulses(teamId, LOOKED_BACK_ON);
  const latest = pulses.find(({ result }) => result && isAnswerable(result));
  if (!latest) return null;
  const action = await ports.store.read('action', teamId, actionIdOf(latest.pulseId));
  return action ? null : latest;
}
