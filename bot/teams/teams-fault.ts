import { Undeliverable } from '../../src/ports.ts';

export class TeamsFault extends Error {
  override readonly name = 'TeamsFault';
}

/** As Microsoft lists them; other 4xx and a 500 would fail again. */
const PASSING = new Set([412, 429, 502, 503, 504]);
const CUT_OFF = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** The only answer of Teams' list that says that the bot is not there; it comes as 403, for some requests as 404. */
const REMOVED = 'BotNotInConversationRoster';
/** The bot's own mistake. */
const WRONG_HOST = 'InvalidBotApiHost';

interface About {
  /** Empty where the request is about no conversation, or about one message in it. */
  readonly conversationId: string;
  /** Whether it is a person's own chat. */
  readonly isPersonal: boolean;
}

/**
 * What Teams' answer means. A 403 with any other code, or none, is moderation, an archived team or a policy, which all may pass
 * (`ConversationBlockedByUser` is the code of moderation too). In a person's own chat it is that person's will.
 */
export function translated(operation: string, { conversationId, isPersonal }: About, error: unknown): Error {
  if (error instanceof TeamsFault || error instanceof Undeliverable) return error;
  const status = statusOf(error);
  const code = faultCodeOf(error);
  const sentence = `${operation}: ${[status, code].filter(Boolean).join(' ') || 'failed'}`;
  if ((status !== 403 && status !== 404) || code === WRONG_HOST) return new TeamsFault(sentence);
  if (code === REMOVED) return new Undeliverable(sentence, conversationId);
  if (isPersonal) return new Undeliverable(sentence);
  return new Undeliverable(sentence, conversationId, status === 404 ? 'not found' : 'refused');
}

export function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined ? CUT_OFF.has(faultCodeOf(error)) : PASSING.has(status);
}

export function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** The message may hold the body of Teams’ answer, so only what looks like a code is passed on. */
export function faultCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : error.name;
}

/** Milliseconds that Teams asks to wait, or undefined if it does not say. */
export function retryAfterOf(error: unknown): number | undefined {
  const response: unknown = error instanceof Error && 'response' in error ? error.response : undefined;
  const { headers }: { headers?: { get?: (name: string) => unknown } } = Object(response);
  const seconds = Number.parseFloat(String(headers?.get?.('retry-after')));
  return seconds >= 0 ? seconds * 1_000 : undefined;
}
