import type { Message } from '../../src/message.ts';
import { type Ports, Undeliverable } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import type { PlacedReply } from '../dispatch.ts';
import { describeError, type Log } from '../telemetry/log.ts';

/** Says nothing of who pressed what. */
const NOT_TOLD: Message = {
  kind: 'notice',
  what: 'I have an answer for whoever pressed a button here, and may not write to them.',
  next: 'Open a chat with me, type help there, and press again.',
  url: '',
};

/** A message for one person never falls back to the conversation: it may be confidential. */
export async function say({ messenger }: Ports, log: Log, caller: Caller, reply: PlacedReply): Promise<void> {
  const { conversation, teamsId } = caller;
  const message = reply.ifPosted ?? reply.message;
  if (reply.audience === 'everyone' || conversation.kind === 'personal') {
    await messenger.post(conversation, message);
    return;
  }
  try {
    await messenger.postToPerson(conversation, teamsId, message);
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    log.warn({ ...describeError(error), message: message.kind }, 'a person could not be told');
    await messenger.post(conversation, NOT_TOLD);
  }
}

/** What was not ready when the press had to be answered: it becomes of the pressed card what the answer would have. */
export async function sayLate(ports: Ports, log: Log, caller: Caller, reply: PlacedReply): Promise<void> {
  if (reply.replaces) return;
  const { conversation, cardActivityId } = caller;
  try {
    if (reply.audience === 'everyone' && cardActivityId) {
      await ports.messenger.update(conversation, cardActivityId, reply.message);
    } else await say(ports, log, caller, reply);
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
