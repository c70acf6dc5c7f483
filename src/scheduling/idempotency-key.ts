import { createHash } from 'node:crypto';

/**
 * The id of a thing made of what it is about, so that a repeated delivery or a double press makes the same thing.
 * 128 bits of SHA-256 over the parts, whose limits cannot be confused.
 */
export function idempotencyKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
