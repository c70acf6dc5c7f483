import { type Ports, Undeliverable } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { type PlacedReply, refusalFor, type Understood } from '../dispatch.ts';
import { describeError, type Log } from '../telemetry/log.ts';

export const WENT_WRONG: PlacedReply = {
  audience: 'caller',
  place: 'card',
  message: {
    kind: 'refusal',
    what: 'Something went wrong on our side.',
    kept: 'Nothing was lost.',
    next: 'Press again. What was done already is not done twice.',
    retryVerb: '',
    retryData: {},
  },
};

/** Says nothing of who pressed what. */
const NOT_TOLD: PlacedReply = {
  audience: 'everyone',
  place: 'message',
  message: {
    kind: 'notice',
    what: 'I have an answer for whoever pressed a button here, and may not write to them.',
    next: 'Open a chat with me, type help there, and press again.',
    url: '',
  },
};

/**
 * A message for one person never falls back to the conversation: it may be confidential.
 * @returns false if the conversation does not take it
 */
export async function say(ports: Ports, log: Log, caller: Caller, reply: PlacedReply): Promise<boolean> {
  const { messenger } = ports;
  const { conversation, teamsId } = caller;
  const message = reply.ifPosted?.() ?? reply.message;
  const isForAll = reply.audience === 'everyone' || conversation.kind === 'personal';
  try {
    if (isForAll) await messenger.post(conversation, message);
    else await messenger.postToPerson(conversation, teamsId, message);
    return true;
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    const what = isForAll ? 'a conversation did not take a message' : 'a person could not be told';
    log.warn({ ...describeError(error), message: message.kind }, what);
    return isForAll ? false : say(ports, log, caller, NOT_TOLD);
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

/** Whether an answer becomes of the pressed card, for everybody. A notice says where a card is, and does not become of it. */
export function becomesOfCard({ cardActivityId }: Caller, { place, audience, message }: PlacedReply): boolean {
  return place === 'card' && audience === 'everyone' && cardActivityId !== '' && message.kind !== 'notice';
}

/** What was not ready when the press had to be answered: it becomes of the pressed card what the answer would have. */
export async function sayLate(ports: Ports, log: Log, caller: Caller, reply: PlacedReply): Promise<void> {
  if (reply.replaces) return;
  const { conversation, cardActivityId } = caller;
  try {
    if (becomesOfCard(caller, reply)) await ports.messenger.update(conversation, cardActivityId, reply.message);
    else await say(ports, log, caller, reply.message.kind === 'notice' ? { ...reply, audience: 'caller' } : reply);
  } catch (error) {
    log.warn({ ...describeError(error), message: reply.message.kind }, 'a late answer could not be posted');
  }
}

/** In the background: whoever pressed has their card, and the others’ still works. */
export async function showToAll({ messenger }: Ports, log: Log, caller: Caller, reply: PlacedReply): Promise<void> {
  if (!reply.replaces) return;
  try {
    await messenger.update(caller.conversation, reply.replaces, reply.message);
  } catch (error) {
    log.warn({ ...describeError(error), message: reply.message.kind }, 'a card could not be brought up to date');
  }
}
