import { createHmac, createSecretKey } from 'node:crypto';

/**
 * The id of one person's answer in one pulse: HMAC-SHA-256 of the person under that pulse's random key (rule R2).
 * Once the key is destroyed nobody can compute it again.
 */
export function pseudonym(key: Uint8Array, personId: string): string {
  return createHmac('sha256', createSecretKey(key)).update(personId).digest('base64url');
}
