import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { buildOwnReply } from './build-own-reply.ts';
import { hasAnswered, scoreOf, withScore } from './pulse.ts';
import { requireStatement } from './require-pulse.ts';
import { storeAnswer } from './store-answer.ts';

export interface StatementAnswer {
  readonly pulseId: string;
  /** Its place among the pulse's statements, from 0. */
  readonly statement: number;
  /** What the tapped row sends; not yet trusted. */
  readonly answer: unknown;
  /** Whether it may take the place of an answer that is there: its person has asked to change it. */
  readonly isChange: boolean;
}

/**
 * Saves what one person answers to one statement of an open pulse, and shows the next that they have not answered. A tap on an
 * older view changes nothing that was answered.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED, PULSE_KEY_LOST, CARD_OUT_OF_DATE, ANSWER_OFF_SCALE
 */
export async function answerStatement(
  ports: Ports,
  caller: Caller,
  { pulseId, statement, answer, isChange }: StatementAnswer,
): Promise<Reply> {
  const found = await requireStatement(ports, caller, pulseId, statement);
  const score = scoreOf(answer);
  if (score === undefined) throw new Refusal('ANSWER_OFF_SCALE');
  const seen = { isOther: false };
  const kept = await storeAnswer(ports, found, (stored) => {
    const isSame = stored.scores[statement] === score;
    seen.isOther = !isChange && !isSame && hasAnswered(stored, statement);
    return isSame || seen.isOther ? stored : withScore(stored, statement, score);
  });
  return buildOwnReply(
    ports,
    caller,
    found.pulse,
    kept,
    seen.isOther ? { answeredBefore: statement } : { saved: statement },
  );
}
