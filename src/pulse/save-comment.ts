import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { guardedText } from '../privacy/guard.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { buildOwnReply } from './build-own-reply.ts';
import { LONGEST_COMMENT } from './comments.ts';
import { hasAnyAnswer } from './pulse.ts';
import { requireOpenPulse } from './require-pulse.ts';
import { storeAnswer } from './store-answer.ts';

/**
 * Adds a comment to one person's answers, in place of one that is there; dropped where the pulse asks for none.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED, PULSE_KEY_LOST, ANSWER_MISSING if they have answered nothing,
 * COMMENT_MISSING, TEXT_TOO_LONG, TEXT_PERSONAL, TEXT_OFFENSIVE
 */
export async function saveComment(
  ports: Ports,
  caller: Caller,
  { pulseId, comment: typed, isMeant }: { pulseId: string; comment: string; isMeant: boolean },
): Promise<Reply> {
  const found = await requireOpenPulse(ports, caller, pulseId);
  const comment = guardedText(typed, LONGEST_COMMENT, isMeant);
  if (!comment) throw new Refusal('COMMENT_MISSING');
  const kept = await storeAnswer(ports, found, (stored) =>
    found.pulse.hasComments && hasAnyAnswer(stored) ? { ...stored, comment } : stored,
  );
  if (!kept) throw new Refusal('ANSWER_MISSING');
  return buildOwnReply(ports, caller, found.pulse, kept, { hasNewComment: kept.comment !== '' });
}
