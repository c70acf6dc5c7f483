import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { noticeAt } from '../shared/notice-at.ts';
import type { Caller } from '../teams/team.ts';
import { inputId, scoreOf } from './pulse.ts';
import { ownAnswersCard } from './pulse-card.ts';
import { requireOpenPulse } from './require-pulse.ts';
import { answerAgainInWords } from './tap-words.ts';

/** What was filled in before, when the form is opened again after a refusal. */
export interface AnswerDraft {
  /** One field per statement; one without a choice of ours is as if it were missing. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** Empty the first time. */
  readonly comment: string;
}

/**
 * Shows this person's own answers, because they asked to see them, to be changed there; after a refusal what they had filled in,
 * and none of those that are kept.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED, PULSE_KEY_LOST
 */
export async function changeAnswer(
  ports: Ports,
  caller: Caller,
  pulseId: string,
  { sent, comment }: AnswerDraft,
): Promise<Reply> {
  const { pulse, answerId } = await requireOpenPulse(ports, caller, pulseId);
  const typed = pulse.statements.map((_, index) => scoreOf(sent[inputId(index)]));
  const isTyped = comment !== '' || typed.some((score) => score !== undefined);
  const own = isTyped ? { scores: typed, comment } : await ports.store.readAnswer(pulseId, answerId);
  return {
    audience: 'caller',
    message: ownAnswersCard(pulse, own, isTyped),
    ifPosted: () => noticeAt(answerAgainInWords(pulse), ports.addresses, pulse),
  };
}
