import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { buildOwnReply } from './build-own-reply.ts';
import { hasAnyAnswer, UNANSWERED, withScore } from './pulse.ts';
import { requireStatement } from './require-pulse.ts';
import { storeAnswer } from './store-answer.ts';

/**
 * Takes back what one person answered to one statement, and shows it again. The last one that a comment hangs on stays until
 * another takes its place.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED, PULSE_KEY_LOST, CARD_OUT_OF_DATE
 */
export async function withdrawStatement(
  ports: Ports,
  caller: Caller,
  pulseId: string,
  statement: number,
): Promise<Reply> {
  const found = await requireStatement(ports, caller, pulseId, statement);
  const kept = await storeAnswer(ports, found, (stored) => {
    const without = withScore(stored, statement, UNANSWERED);
    return stored.comment && !hasAnyAnswer(without) ? stored : without;
  });
  return buildOwnReply(ports, caller, found.pulse, kept, { at: statement });
}
