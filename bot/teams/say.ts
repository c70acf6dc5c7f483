import type { Message } from '../../src/message.ts';
import { type Ports, Undeliverable } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { type PlacedReply, refusalFor, type Understood } from '../dispatch.ts';
import { WENT_WRONG } from '../rendering/extension-body.ts';
import { describeError, type Log } from '../telemetry/log.ts';

/** For a press that was answered already. */
export const WENT_WRONG_LATE: PlacedReply = {
  audience: 'caller',
  place: 'card',
  message: { ...WENT_WRONG, next: 'Press again. What was done already is not done twice.' },
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

/** The same on the card of the button, where only whoever pressed it reads it. */
const NOT_TOLD_ALONE: PlacedReply = {
  audience: 'caller',
  place: 'card',
  message: {
    kind: 'notice',
    what: 'I may not write to you in a chat of our own, where my answer belongs.',
    next: 'Open a chat with me, type help there, and press again.',
    url: '',
  },
};

/**
 * A message for one person never falls back to the conversation: it may be confidential. What everybody sees in the place of
 * the pressed card becomes of that card.
 * @param isAnswered whether the button gets an answer of its own, which can say that the person could not be written to
 * @returns false if the conversation does not take it, or the person where that can be said in the answer
 */
export async function say(
  ports: Ports,
  log: Log,
  caller: Caller,
  reply: PlacedReply,
  isAnswered = false,
): Promise<boolean> {
  const isForAll = reply.audience === 'everyone' || caller.conversation.kind === 'personal';
  try {
    if (becomesOfCard(caller, reply)) await showInPlace(ports, caller, reply);
    else await post(ports, caller, isForAll, reply.ifPosted?.() ?? reply.message);
    return true;
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    const what = isForAll ? 'a conversation did not take a message' : 'a person could not be told';
    log.warn({ ...describeError(error), message: reply.message.kind }, what);
    return isForAll || isAnswered ? false : say(ports, log, caller, NOT_TOLD);
  }
}

/** A notice says where a card is, and does not become of it. */
function becomesOfCard({ cardActivityId }: Caller, { place, audience, message }: PlacedReply): boolean {
  return place === 'card' && audience === 'everyone' && cardActivityId !== '' && message.kind !== 'notice';
}

async function showInPlace({ messenger }: Ports, { conversation, cardActivityId }: Caller, reply: PlacedReply) {
  // Then `showToAll` does it.
  if (reply.replaces) return;
  const seen = await messenger.update(conversation, cardActivityId, reply.message);
  if (seen === 'gone') await messenger.post(conversation, reply.message);
}

function post({ messenger }: Ports, { conversation, teamsId }: Caller, isForAll: boolean, message: Message) {
  return isForAll ? messenger.post(conversation, message) : messenger.postToPerson(conversation, teamsId, message);
}

/**
 * The same for an answer that may have to be another one.
 * @returns what was said, or what whoever asked reads in its place
 */
export async function sayOrRefuse(
  ports: Ports,
  log: Log,
  inbound: Understood,
  reply: PlacedReply,
  isInvoke: boolean,
): Promise<PlacedReply> {
  const { caller } = inbound;
  if (await say(ports, log, caller, reply, isInvoke)) return reply;
  const isForOne = reply.audience === 'caller' && caller.conversation.kind !== 'personal';
  return isForOne ? NOT_TOLD_ALONE : sayThatRefused(ports, log, inbound, isInvoke);
}

/**
 * For whoever typed or pressed where the conversation takes no message: they alone read so, on the card of their button or in
 * their own chat. What was to be posted goes nowhere else.
 */
async function sayThatRefused(ports: Ports, log: Log, inbound: Understood, isInvoke: boolean): Promise<PlacedReply> {
  const refusal = { ...refusalFor('PLACE_REFUSES', inbound), audience: 'caller' } as const;
  const isAsked = inbound.kind === 'words' || inbound.kind === 'card-action';
  const isInOwnChat = inbound.caller.conversation.kind === 'personal';
  if (isAsked && !isInvoke && !isInOwnChat) await say(ports, log, inbound.caller, refusal);
  return refusal;
}

/** What was not ready when the press had to be answered. A notice is for whoever pressed. */
export async function sayLate(ports: Ports, log: Log, caller: Caller, reply: PlacedReply): Promise<void> {
  try {
    await say(ports, log, caller, reply.message.kind === 'notice' ? { ...reply, audience: 'caller' } : reply);
  } catch (error) {
    log.warn({ ...describeError(error), message: reply.message.kind }, 'a late answer could not be posted');
  }
}

/** In the background: whoever pressed has their card, and the others’ still works. */
export async function showToAll(
  { messenger }: Ports,
  log: Log,
  { conversation }: Caller,
  { message }: PlacedReply,
  activityId: string,
): Promise<void> {
  try {
    await messenger.update(conversation, activityId, message);
  } catch (error) {
    log.warn({ ...describeError(error), message: message.kind }, 'a card could not be brought up to date');
  }
}
