import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { buildOwnReply } from './build-own-reply.ts';
import { requireStatement } from './require-pulse.ts';

/**
 * Shows one statement again, whose answer stays as it is until another takes its place. The answer is not shown (rule R29).
 * @throws Refusal PULSE_UNKNOWN, PULSE_CLOSED, PULSE_NOT_INVITED, PULSE_KEY_LOST, CARD_OUT_OF_DATE
 */
export async function changeStatement(
  ports: Ports,
  caller: Caller,
  pulseId: string,
  statement: number,
): Promise<Reply> {
  const { pulse, answerId } = await requireStatement(ports, caller, pulseId, statement);
  const kept = await ports.store.readAnswer(pulseId, answerId);
  return buildOwnReply(ports, caller, pulse, kept, { at: statement });
}
