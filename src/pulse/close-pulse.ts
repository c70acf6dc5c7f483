import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { Caller } from '../teams/team.ts';
import { CLOSING_GRACE_MS, isOpen, mayClose } from './pulse.ts';
import { sharedPulseCard } from './pulse-card.ts';
import { requirePulse } from './require-pulse.ts';

/**
 * Ends a pulse before its time, for whoever opened it, and after a day for anybody there (rule R28). From now on nobody can
 * answer; the result follows once answers in hand have landed.
 * @throws Refusal PULSE_UNKNOWN; PULSE_NOT_YOURS, PULSE_CLOSED for anybody else
 */
export async function closePulse(ports: Ports, caller: Caller, pulseId: string): Promise<Reply> {
  const now = ports.clock.now();
  const found = await requirePulse(ports, caller, pulseId);
  if (!mayClose(found, caller.personId, now))
    throw new Refusal(isOpen(found, now) ? 'PULSE_NOT_YOURS' : 'PULSE_CLOSED');
  const pulse = await updateWithRetry(ports, 'pulse', found.teamId, pulseId, (current) =>
    isOpen(current, now) ? { ...current, closesAt: Math.max(current.openedAt, now) } : null,
  );
  if (pulse?.state === 'open') {
    await ports.store.enqueue(newJob('publish-pulse', pulse.teamId, pulseId, pulse.closesAt + CLOSING_GRACE_MS));
  }
  return { audience: 'caller', message: sharedPulseCard(pulse ?? found, ports.links, now) };
}
