import { Undeliverable } from '../../src/ports.ts';

export class TeamsFault extends Error {
  override readonly name = 'TeamsFault';
}

/** As Microsoft lists them; other 4xx and a 500 would fail again. */
const PASSING = new Set([412, 429, 502, 503, 504]);
const CUT_OFF = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * 403 means removed, blocked or forbidden, with half a dozen codes and sometimes none; 404 that the conversation is gone.
 * Only a wrong host (InvalidBotApiHost) is the bot’s own mistake.
 */
export function translated(operation: string, conversationId: string, error: unknown): Error {
  if (error instanceof TeamsFault || error instanceof Undeliverable) return error;
  const status = statusOf(error);
  const sentence = `${operation}: ${[status, faultCodeOf(error)].filter(Boolean).join(' ') || 'failed'}`;
  const isGone = status === 404 || (status === 403 && faultCodeOf(error) !== 'InvalidBotApiHost');
  return isGone ? new Undeliverable(sentence, conversationId) : new TeamsFault(sentence);
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
