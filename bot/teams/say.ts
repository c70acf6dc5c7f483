import type { Reply } from '../../src/message.ts';
import { type Ports, Undeliverable } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { type PlacedReply, refusalFor, type Understood } from '../dispatch.ts';
import { describeError, type Log } from '../telemetry/log.ts';

/**
 * A message for one person never falls back to the conversation: it may be confidential.
 * @returns false if the conversation does not take it
 */
export async function say(
  { messenger }: Ports,
  log: Log,
  caller: Caller,
  { audience, message }: Reply,
): Promise<boolean> {
  const { conversation, teamsId } = caller;
  const isForAll = audience === 'everyone' || conversation.kind === 'personal';
  try {
    if (isForAll) await messenger.post(conversation, message);
    else await messenger.postToPerson(conversation, teamsId, message);
    return true;
  } catch (error) {
    if (isForAll && !(error instanceof Undeliverable)) throw error;
    const what = isForAll ? 'a conversation did not take a message' : 'a person could not be told';
    log.warn({ ...describeError(error), message: message.kind }, what);
    return !isForAll;
  }
}

/**
 * For whoever typed or pressed where the conversation takes no message: they alone read so, on the card of their button or in
 * their own chat. What was to be posted goes nowhere else.
 */
export async function sayThatRefused(
  ports: Ports,
  log: Log,
  inbound: Understood,
  isInvoke: boolean,
): Promise<PlacedReply> {
  const refusal = { ...refusalFor('PLACE_REFUSES', inbound), audience: 'caller' } as const;
  const isAsked = inbound.kind === 'words' || inbound.kind === 'card-action';
  const isInOwnChat = inbound.caller.conversation.kind === 'personal';
  if (isAsked && !isInvoke && !isInOwnChat) await say(ports, log, inbound.caller, refusal);
  return refusal;
}
