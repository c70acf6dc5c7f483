import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { isOpen, mayClose } from './pulse.ts';
import { requirePulse } from './require-pulse.ts';
import { closeAskedInWords } from './words.ts';

/**
 * Asks once whether a pulse is to end before its time.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED; PULSE_NOT_YOURS for anybody else in its first day
 */
export async function startClosePulse(ports: Ports, caller: Caller, pulseId: string): Promise<Reply> {
  const pulse = await requirePulse(ports, caller, pulseId);
  const now = ports.clock.now();
  if (!isOpen(pulse, now)) throw new Refusal('PULSE_CLOSED');
  if (!mayClose(pulse, caller.personId, now)) throw new Refusal('PULSE_NOT_YOURS');
  return { audience: 'caller', message: { kind: 'pulse-close', pulseId, asked: closeAskedInWords(pulse) } };
}
