import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { noticeAt } from '../shared/notice-at.ts';
import type { Caller } from '../teams/team.ts';
import { pulseCard } from './pulse-card.ts';
import { requireOpenPulse } from './require-pulse.ts';
import { NONE_NOTICE, NOTES, WITHDRAWN_NOTICE } from './tap-words.ts';

/**
 * Deletes this person's answers. Pressing twice is pressing once, and whoever has none reads that none is counted.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED, PULSE_KEY_LOST
 */
export async function withdrawAnswer(ports: Ports, caller: Caller, pulseId: string): Promise<Reply> {
  const { pulse, answerId } = await requireOpenPulse(ports, caller, pulseId);
  const isWithdrawn = await ports.store.deleteAnswer(pulseId, answerId);
  return {
    audience: 'caller',
    message: pulseCard(pulse, ports.links, { note: isWithdrawn ? NOTES.withdrawn : NOTES.none }),
    ifPosted: () => noticeAt(isWithdrawn ? WITHDRAWN_NOTICE : NONE_NOTICE, ports.addresses, pulse),
  };
}
