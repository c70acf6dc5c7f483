import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { noticeAt } from '../shared/notice-at.ts';
import type { Caller } from '../teams/team.ts';
import { inputId, scoreOf } from './pulse.ts';
import { pulseCard } from './pulse-card.ts';
import { requireOpenPulse } from './require-pulse.ts';
import { answerAgainInWords, NOTES } from './words.ts';

/** What was filled in before, when the form is opened again after a refusal. */
export interface AnswerDraft {
  /** One field per statement; one without a choice of ours is as if it were missing. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** Empty the first time. */
  readonly comment: string;
}

/**
 * The pulse card again, with this person's answers filled in: those on the form that was refused, else those that are
 * kept.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED
 */
export async function changeAnswer(
  ports: Ports,
  caller: Caller,
  pulseId: string,
  { sent, comment }: AnswerDraft,
): Promise<Reply> {
  const { pulse, answerId } = await requireOpenPulse(ports, caller, pulseId);
  const kept = await ports.store.readAnswer(pulseId, answerId);
  const typed = pulse.statements.map((_, index) => scoreOf(sent[inputId(index)]));
  const isTyped = comment !== '' || typed.some((score) => score !== undefined);
  const own = {
    scores: typed.map((score, index) => score ?? kept?.scores[index]),
    comment: isTyped ? comment : (kept?.comment ?? ''),
  };
  const note = isTyped ? NOTES.typed : NOTES.kept;
  return {
    audience: 'caller',
    message: pulseCard(pulse, ports.links, own, isTyped || kept ? note : ''),
    ifPosted: () => noticeAt(answerAgainInWords(pulse), ports.addresses, pulse),
  };
}
