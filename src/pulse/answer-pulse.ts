import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { guardedText } from '../privacy/guard.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { buildOwnReply } from './build-own-reply.ts';
import { LONGEST_COMMENT } from './comments.ts';
import { hasAnyAnswer, readScores, withScore } from './pulse.ts';
import { requireOpenPulse } from './require-pulse.ts';
import { storeAnswer } from './store-answer.ts';

export interface AnswerInput {
  readonly pulseId: string;
  /** What the card sent, one field per statement; not yet trusted. What is left open stays as it is. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** As typed; dropped where the pulse asks for none. */
  readonly comment: string;
  /** Whether an empty comment takes away the one that is there: its form showed it. */
  readonly isWhole?: boolean;
  /** Whether words that may offend are meant as they are. */
  readonly isMeant?: boolean;
}

/**
 * Saves, or changes, one person's answers to several statements of an open pulse at once; nothing of them if the comment is
 * held back.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED, PULSE_KEY_LOST, ANSWER_MISSING, ANSWER_OFF_SCALE,
 * TEXT_TOO_LONG, TEXT_PERSONAL, TEXT_OFFENSIVE
 */
export async function answerPulse(
  ports: Ports,
  caller: Caller,
  { pulseId, sent, comment: typed, isWhole = false, isMeant }: AnswerInput,
): Promise<Reply> {
  const found = await requireOpenPulse(ports, caller, pulseId);
  const scores = readScores(found.pulse.statements, sent);
  const comment = found.pulse.hasComments ? guardedText(typed, LONGEST_COMMENT, isMeant) : '';
  const kept = await storeAnswer(ports, found, (stored) => {
    const answered = [...scores].reduce((answer, [statement, score]) => withScore(answer, statement, score), stored);
    // Without an answer a comment is not saved, and the person is told.
    return hasAnyAnswer(answered) ? { ...answered, comment: comment || isWhole ? comment : stored.comment } : stored;
  });
  if (!kept) throw new Refusal('ANSWER_MISSING');
  return buildOwnReply(ports, caller, found.pulse, kept, { hasNewComment: comment !== '' });
}
