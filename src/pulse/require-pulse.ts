import type { Ports } from '../ports.ts';
import { pseudonym } from '../privacy/pseudonym.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { isOpen, type Pulse } from './pulse.ts';

/**
 * The pulse a card speaks of, looked for only in the conversation that the sender verifiably speaks from.
 * @throws Refusal PULSE_UNKNOWN
 */
export async function requirePulse(ports: Ports, caller: Caller, pulseId: string): Promise<Pulse> {
  const stored = await ports.store.read('pulse', caller.teamId, pulseId);
  if (!stored) throw new Refusal('PULSE_UNKNOWN');
  return stored.value;
}

/**
 * An open pulse, and under which id the sender's answer is kept.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED, PULSE_KEY_LOST
 */
export async function requireOpenPulse(
  ports: Ports,
  caller: Caller,
  pulseId: string,
): Promise<{ pulse: Pulse; answerId: string }> {
  const pulse = await requirePulse(ports, caller, pulseId);
  if (!isOpen(pulse, ports.clock.now())) throw new Refusal('PULSE_CLOSED');
  if (!wasAsked(pulse, caller)) throw new Refusal('PULSE_NOT_INVITED');
  const answerId = await answerIdOf(ports, caller, pulse);
  if (!answerId) throw new Refusal('PULSE_KEY_LOST');
  return { pulse, answerId };
}

/**
 * The same, for a button that speaks of one of its statements.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED, PULSE_KEY_LOST, CARD_OUT_OF_DATE
 */
export async function requireStatement(
  ports: Ports,
  caller: Caller,
  pulseId: string,
  statement: number,
): Promise<{ pulse: Pulse; answerId: string }> {
  const found = await requireOpenPulse(ports, caller, pulseId);
  if (statement >= found.pulse.statements.length) throw new Refusal('CARD_OUT_OF_DATE');
  return found;
}

/** Null for somebody who was not asked, and once the key is destroyed. */
export async function answerIdOf(ports: Ports, caller: Caller, pulse: Pulse): Promise<string | null> {
  if (!wasAsked(pulse, caller)) return null;
  const key = await ports.keys.read(pulse.pulseId);
  return key && pseudonym(key, caller.personId);
}

function wasAsked({ audience }: Pulse, caller: Caller): boolean {
  return audience.some(({ personId }) => personId === caller.personId);
}
