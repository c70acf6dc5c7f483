import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { cleanText } from '../privacy/typed-text.ts';
import { openPulseAtHand } from '../steps/pulse-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { LONGEST_COMMENT } from './comments.ts';
import { answerExpiry, readScores } from './pulse.ts';
import { answeredCard } from './pulse-card.ts';

export interface AnswerInput {
  readonly pulseId: string;
  /** What the card sent, one field per statement; not yet trusted. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** As typed; dropped where the pulse asks for none. */
  readonly comment: string;
}

/**
 * Saves, or changes, one person's answers to all statements of an open pulse.
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED, ANSWER_MISSING, ANSWER_OFF_SCALE,
 * TEXT_TOO_LONG
 */
export async function answerPulse(
  world: World,
  caller: Caller,
  { pulseId, sent, comment: typed }: AnswerInput,
): Promise<Reply> {
  const { pulse, answerId } = await openPulseAtHand(world, caller, pulseId);
  const scores = readScores(pulse.statements, sent);
  const comment = pulse.hasComments ? cleanText(typed, LONGEST_COMMENT) : '';
  await world.store.saveAnswer({ kind: 'answer', pulseId, answerId, scores, comment, expiresAt: answerExpiry(pulse) });
  return { audience: 'caller', message: answeredCard(pulse, { scores, comment }, caller.personId) };
}
