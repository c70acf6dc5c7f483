import type { Ports } from '../../src/ports.ts';
import type { Inbound } from './parse-activity.ts';

const DOUBLE_PRESS_MS = 3_000;
const REDELIVERED_FOR_MS = 10 * 60_000;

/**
 * Teams sends a message again when the answer took more than 15 seconds. Invokes are left out: the second needs its
 * card too, and every use case may be repeated; so are installations, which may not be missed.
 */
export async function isRedelivered({ store, clock }: Ports, inbound: Inbound): Promise<boolean> {
  if (inbound.kind !== 'words' && inbound.kind !== 'card-action') return false;
  const { conversationId } = inbound.caller.conversation;
  const key = `activity:${conversationId}:${inbound.activityId}`;
  return !(await store.markSeen(key, clock.now() + REDELIVERED_FOR_MS));
}

/** A quick second press on a button that opens a new message is the same wish, and so is a press that is sent again. */
export async function isPressedTwice({ store, clock }: Ports, inbound: Inbound): Promise<boolean> {
  if (inbound.kind !== 'card-action') return false;
  const { conversation, cardActivityId, personId } = inbound.caller;
  const key = `press:${conversation.conversationId}:${cardActivityId}:${personId}:${inbound.verb}`;
  if (!(await store.markSeen(key, clock.now() + DOUBLE_PRESS_MS))) return true;
  return inbound.isInvoke && !(await store.markSeen(`${key}:${inbound.activityId}`, clock.now() + REDELIVERED_FOR_MS));
}
