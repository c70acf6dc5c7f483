import { z } from 'zod';
import { OUTCOMES } from '../meetings/look-back.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { type Caller, Conversation } from '../teams/team.ts';

export const LONGEST_ACTION = 200;
/** Each change makes a form its card. Beyond this many the oldest card is let go of. */
const MOST_CARDS = 20;

/** Where a card is that shows an action. */
const Card = z.object({ conversation: Conversation, activityId: z.string() });

/**
 * What a team made of a result: one thing that somebody does by a day, or an honest "not now, because". There is one
 * for each pulse, and its id is made of the pulse's.
 */
export const Action = z.object({
  kind: z.literal('action'),
  teamId: z.string(),
  actionId: z.string(),
  pulseId: z.string(),
  state: z.enum(['agreed', 'done', 'not now']),
  /** What is to be done; empty if it is "not now". */
  what: z.string(),
  /** Who does it, from the roster; empty if it is "not now". */
  who: z.object({ personId: z.string(), name: z.string() }),
  /** The day on which the team looks back, "2026-12-04"; empty if it is "not now". */
  byWhen: z.string(),
  /** Why not now; empty if something was agreed. */
  because: z.string(),
  behaviourName: z.string(),
  setBy: z.string(),
  setByName: z.string(),
  setAt: z.number(),
  /** 0 until it is done. */
  doneAt: z.number(),
  /** What the team found when it looked back. */
  outcome: z.enum(OUTCOMES),
  /** Every card that shows it, the oldest first, so that none is left behind when it changes. */
  cards: z.array(Card),
  isSample: z.boolean(),
});
export type Action = z.infer<typeof Action>;

/** One for each pulse, so that it cannot be agreed twice. */
export function actionIdOf(pulseId: string): string {
  return idempotencyKey('action', pulseId);
}

/** The cards of an action, and with them this one; the same list if it is among them, or is none. */
export function withCard(cards: Action['cards'], { conversation, cardActivityId }: Caller): Action['cards'] {
  const isThis = (card: Action['cards'][number]): boolean =>
    card.activityId === cardActivityId && card.conversation.conversationId === conversation.conversationId;
  if (!cardActivityId || cards.some(isThis)) return cards;
  return [...cards, { conversation, activityId: cardActivityId }].slice(-MOST_CARDS);
}

/** What the digest says: what is open, and what was done or put off since a moment (milliseconds since 1970). */
export function actionsSince(actions: readonly Action[], since: number): Action[] {
  const order = ['done', 'agreed', 'not now'];
  return actions
    .filter(({ state, setAt, doneAt }) => state === 'agreed' || Math.max(setAt, doneAt) >= since)
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/** Whether both say the same, whoever wrote it down and when. */
export function saysTheSame(one: Action, other: Action): boolean {
  const said = ({ state, what, who, byWhen, because, behaviourName }: Action): string =>
    JSON.stringify([state, what, who.personId, byWhen, because, behaviourName]);
  return said(one) === said(other);
}
