import type { Ports } from '../../src/ports.ts';
import type { Inbound } from './parse-activity.ts';

const DOUBLE_PRESS_MS = 3_000;
const REDELIVERED_FOR_MS = 10 * 60_000;

/**
 * Teams redelivers a message that took more than 15 seconds. Not invokes, whose second delivery needs its card too and whose
 * use cases are idempotent; nor installations, which may not be missed.
 */
export async function isRedelivered({ store, clock }: Ports, inbound: Inbound): Promise<boolean> {
  if (inbound.kind !== 'words' && inbound.kind !== 'card-action') return false;
  // Without an id nobody can tell; twice is better than never.
  if (inbound.activityId === '') return false;
  const { conversationId } = inbound.caller.conversation;
  const key = `activity:${conversationId}:${inbound.activityId}`;
  return !(await store.markSeen(key, clock.now() + REDELIVERED_FOR_MS));
}

/** A double press on a button that opens a new message, or a redelivered one. */
export async function isPressedTwice({ store, clock }: Ports, inbound: Inbound): Promise<boolean> {
  if (inbound.kind !== 'card-action') return false;
  const { conversation, cardActivityId, personId } = inbound.caller;
  const key = `press:${conversation.conversationId}:${cardActivityId}:${personId}:${inbound.verb}`;
  if (!(await store.markSeen(key, clock.now() + DOUBLE_PRESS_MS))) return true;
  if (!inbound.isInvoke || inbound.activityId === '') return false;
  return !(await store.markSeen(`${key}:${inbound.activityId}`, clock.now() + REDELIVERED_FOR_MS));
}
