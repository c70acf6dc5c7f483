import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { noticeAt } from '../shared/notice-at.ts';
import type { Caller } from '../teams/team.ts';
import { isOpen } from './pulse.ts';
import { answeredCard, sharedPulseCard } from './pulse-card.ts';
import { answerIdOf, requirePulse } from './require-pulse.ts';
import { answerAgainInWords } from './words.ts';

/**
 * What this person sees of the pulse now: their own confirmation if they have answered. Teams asks for it by itself
 * whenever the shared card changes.
 * @throws Refusal PULSE_UNKNOWN
 */
export async function viewPulse(ports: Ports, caller: Caller, pulseId: string): Promise<Reply> {
  const pulse = await requirePulse(ports, caller, pulseId);
  const now = ports.clock.now();
  const answerId = isOpen(pulse, now) ? await answerIdOf(ports, caller, pulse) : null;
  const answer = answerId && (await ports.store.readAnswer(pulseId, answerId));
  const message = answer ? answeredCard(pulse, caller.personId, now) : sharedPulseCard(pulse, ports.links, now);
  return answer
    ? {
        audience: 'caller',
        message,
        ifPosted: () => noticeAt(answerAgainInWords(pulse), ports.addresses, pulse),
      }
    : { audience: 'caller', message };
}
