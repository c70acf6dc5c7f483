import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { noticeAt } from '../shared/notice-at.ts';
import type { Caller } from '../teams/team.ts';
import { pulseCard } from './pulse-card.ts';
import { requireOpenPulse } from './require-pulse.ts';
import { NOTES, WITHDRAWN_NOTICE } from './words.ts';

/**
 * Deletes this person's answers. Pressing twice is pressing once.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED
 */
export async function withdrawAnswer(ports: Ports, caller: Caller, pulseId: string): Promise<Reply> {
  const { pulse, answerId } = await requireOpenPulse(ports, caller, pulseId);
  await ports.store.deleteAnswer(pulseId, answerId);
  return {
    audience: 'caller',
    message: pulseCard(pulse, ports.links, undefined, NOTES.withdrawn),
    ifPosted: () => noticeAt(WITHDRAWN_NOTICE, ports.addresses, pulse),
  };
}
