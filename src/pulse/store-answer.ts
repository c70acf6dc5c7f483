import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { type Answer, answerExpiry, CLOSING_GRACE_MS, hasAnyAnswer, isOpen, type Pulse, UNANSWERED } from './pulse.ts';

/**
 * Changes one person's answer to an open pulse. One without a single statement answered is not kept, and neither is its comment.
 * @param change what is kept, or an answer that has nothing in it yet; gives it back as it is to change nothing
 * @returns what is kept now; null if nothing is
 * @throws Refusal PULSE_CLOSED
 */
export async function storeAnswer(
  ports: Ports,
  { pulse, answerId }: { readonly pulse: Pulse; readonly answerId: string },
  change: (kept: Answer) => Answer,
): Promise<Answer | null> {
  // The key may have taken its time.
  if (!isOpen(pulse, ports.clock.now())) throw new Refusal('PULSE_CLOSED');
  const blank = blankAnswer(pulse, answerId);
  const seen: { before: Answer | null } = { before: null };
  const kept = await ports.store.updateAnswer(pulse.pulseId, answerId, (stored) => {
    seen.before = stored;
    const given = stored ?? blank;
    const changed = change(given);
    if (changed === given) return stored;
    return hasAnyAnswer(changed) ? changed : null;
  });
  if (ports.clock.now() < pulse.closesAt + CLOSING_GRACE_MS) return kept;
  // Saved after answers are counted, as by a process that stood still, it is put back, and its person told. What was counted
  // and destroyed meanwhile stays so.
  await ports.store.updateAnswer(pulse.pulseId, answerId, (stored) => stored && seen.before);
  throw new Refusal('PULSE_CLOSED');
}

function blankAnswer(pulse: Pulse, answerId: string): Answer {
  return {
    kind: 'answer',
    pulseId: pulse.pulseId,
    answerId,
    scores: pulse.statements.map(() => UNANSWERED),
    comment: '',
    expiresAt: answerExpiry(pulse),
  };
}
