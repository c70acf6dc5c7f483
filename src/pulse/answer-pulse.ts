import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { guardedText } from '../privacy/guard.ts';
import { Refusal } from '../refusal.ts';
import { noticeAt } from '../shared/notice-at.ts';
import type { Caller } from '../teams/team.ts';
import { LONGEST_COMMENT } from './comments.ts';
import { answerExpiry, CLOSING_GRACE_MS, isOpen, type Pulse, readScores } from './pulse.ts';
import { answeredCard } from './pulse-card.ts';
import { requireOpenPulse } from './require-pulse.ts';
import { takenInWords } from './words.ts';

export interface AnswerInput {
  readonly pulseId: string;
  /** What the card sent, one field per statement; not yet trusted. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** As typed; dropped where the pulse asks for none. */
  readonly comment: string;
  /** Whether words that may offend are meant as they are. */
  readonly isMeant?: boolean;
}

/**
 * Saves, or changes, one person's answers to all statements of an open pulse; nothing of them if the comment is held back.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED, ANSWER_MISSING, ANSWER_OFF_SCALE,
 * TEXT_TOO_LONG, TEXT_PERSONAL, TEXT_OFFENSIVE
 */
export async function answerPulse(
  ports: Ports,
  caller: Caller,
  { pulseId, sent, comment: typed, isMeant }: AnswerInput,
): Promise<Reply> {
  const { pulse, answerId } = await requireOpenPulse(ports, caller, pulseId);
  const scores = readScores(pulse.statements, sent);
  const comment = pulse.hasComments ? guardedText(typed, LONGEST_COMMENT, isMeant) : '';
  // The key may have taken its time.
  if (!isOpen(pulse, ports.clock.now())) throw new Refusal('PULSE_CLOSED');
  await ports.store.saveAnswer({ kind: 'answer', pulseId, answerId, scores, comment, expiresAt: answerExpiry(pulse) });
  await requireInTime(ports, pulse, answerId);
  return {
    audience: 'caller',
    message: answeredCard(pulse, caller.personId, ports.clock.now()),
    ifPosted: () => noticeAt(takenInWords(pulse), ports.addresses, pulse),
  };
}

/** Saved after answers are counted, as by a process that stood still, it is taken out again, and its person told. */
async function requireInTime(ports: Ports, { pulseId, closesAt }: Pulse, answerId: string): Promise<void> {
  if (ports.clock.now() < closesAt + CLOSING_GRACE_MS) return;
  await ports.store.deleteAnswer(pulseId, answerId);
  throw new Refusal('PULSE_CLOSED');
}
