import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { buildOwnReply } from './build-own-reply.ts';
import { firstOpen, isOpen } from './pulse.ts';
import { ownAnswersCard, sharedPulseCard } from './pulse-card.ts';
import { answerIdOf, requirePulse } from './require-pulse.ts';

/**
 * What this person sees of the pulse now: the first statement that they have not answered, and never an answer. Teams asks for
 * it by itself whenever the shared card changes.
 * @param comment typed and not saved yet; empty the first time
 * @throws Refusal PULSE_UNKNOWN
 */
export async function viewPulse(ports: Ports, caller: Caller, pulseId: string, comment: string): Promise<Reply> {
  const pulse = await requirePulse(ports, caller, pulseId);
  const now = ports.clock.now();
  const answerId = isOpen(pulse, now) ? await answerIdOf(ports, caller, pulse) : null;
  const answer = answerId ? await ports.store.readAnswer(pulseId, answerId) : null;
  // Its field stands on the last card alone: with statements open again it is kept on the page.
  if (comment && answerId && firstOpen(pulse, answer) !== undefined)
    return { audience: 'caller', message: ownAnswersCard(pulse, { scores: [], comment }, true) };
  if (answer) return buildOwnReply(ports, caller, pulse, answer, { comment });
  return { audience: 'caller', message: sharedPulseCard(pulse, ports.links, now) };
}
