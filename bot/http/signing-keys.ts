import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../src/ports.ts';
import { describeError, type Log } from '../telemetry/log.ts';

/** The public keys of the Bot Framework, by the name that a token gives. */
export interface SigningKeys {
  /** @returns null for one that is not in the list, or that may not speak for Teams. Never throws. */
  readonly find: (keyId: string) => Promise<KeyObject | null>;
}

/** Microsoft asks bots to refresh at least daily, and rotates keys unannounced. */
const OLD_AFTER_MS = 24 * 3_600_000;
const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const LONGEST_LOOK_MS = 5_000;
const SHORTEST_KEY_BITS = 2_048;

const Metadata = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const Listed = z.object({ keys: z.array(z.unknown()) });
const Key = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  /** The channels that the key may sign for. Some of Microsoft’s keys list none, and count for all. */
  endorsements: z.array(z.string()).default([]),
});

/**
 * Refreshes the list when an unknown key is asked for, and once a day. Each refresh in vain doubles the wait before the
 * next one, up to a minute: a rotated key works at once, and made-up names do not make the bot hammer Microsoft’s server.
 * While the list cannot be read, the keys that are known go on working.
 *
 * Not jose’s createRemoteJWKSet: it waits a fixed time after a successful refresh, in which a rotated key is refused,
 * and none at all after a failed one; once its keys are a day old it refuses all tokens until a refresh succeeds; it
 * reads Date.now(); and it knows neither Microsoft’s metadata document nor `endorsements`.
 */
export function openSigningKeys(metadataUrl: string, clock: Clock, log: Log): SigningKeys {
  let keys = new Map<string, KeyObject>();
  let readAt = -Infinity;
  let lookedAt = -Infinity;
  let waitMs = 0;
  let looking: Promise<void> | undefined;

  async function read(): Promise<void> {
    try {
      keys = await readKeys(metadataUrl);
      readAt = clock.now();
    } catch (error) {
      log.warn(describeError(error), 'the keys of the Bot Framework could not be read');
    }
  }

  function look(): Promise<void> {
    if (looking === undefined && clock.now() - lookedAt >= waitMs) {
      lookedAt = clock.now();
      waitMs = Math.min(Math.max(2 * waitMs, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
      looking = read().finally(() => {
        looking = undefined;
      });
    }
    return looking ?? Promise.resolve();
  }

  return {
    async find(keyId) {
      const known = keys.get(keyId);
      if (known === undefined) {
        await look();
        if (keys.has(keyId)) waitMs = 0;
      } else if (clock.now() - readAt > OLD_AFTER_MS) {
        void look();
      }
      return keys.get(keyId) ?? null;
    },
  };
}

async function readKeys(metadataUrl: string): Promise<Map<string, KeyObject>> {
  const { jwks_uri } = Metadata.parse(await read(metadataUrl));
  const { keys } = Listed.parse(await read(jwks_uri));
  return new Map(
    keys.flatMap((listed) => {
      const { success, data } = Key.safeParse(listed);
      if (!success || (data.endorsements.length > 0 && !data.endorsements.includes('msteams'))) return [];
      const key = createPublicKey({ key: { kty: data.kty, n: data.n, e: data.e }, format: 'jwk' });
      const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
      return modulusLength < SHORTEST_KEY_BITS ? [] : [[data.kid, key] as const];
    }),
  );
}

async function read(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(LONGEST_LOOK_MS) });
  if (!response.ok) throw Object.assign(new Error('not answered'), { statusCode: response.status });
  return response.json();
}
