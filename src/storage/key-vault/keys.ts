import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { TokenCredential } from '@azure/identity';
import { SecretClient } from '@azure/keyvault-secrets';
import { LRUCache } from 'lru-cache';
import type { PulseKeys } from '../../ports.ts';
import { readThrough } from '../../shared/read-through.ts';
import { withDeadline } from '../../shared/retry.ts';
import { StoreFault } from '../store-fault.ts';

const KEY_BYTES = 32;

/** In milliseconds. Tests choose shorter ones. */
export interface KeyVaultTiming {
  /** In a turn: Teams shows a failure of its own after 10 to 15 seconds. */
  readonly answerWithinMs: number;
  /** In a job: a deletion takes several seconds, purging again. */
  readonly destroyWithinMs: number;
  readonly lookEveryMs: number;
  /** For the SDK’s own three retries, which double it and heed Retry-After. */
  readonly retryAfterMs: number;
  readonly keepMs: number;
  readonly keepMost: number;
  readonly now: () => number;
}

const TIMING: KeyVaultTiming = {
  answerWithinMs: 8_000,
  destroyWithinMs: 40_000,
  lookEveryMs: 1_000,
  retryAfterMs: 400,
  keepMs: 60_000,
  keepMost: 1_000,
  now: () => performance.now(),
};

/** Polls without a deleted secret before "there never was one" is believed: see erase(). */
const LOOKS_FOR_NOTHING = 3;

/**
 * The keys of open pulses in Azure Key Vault, one secret each, without tags.
 *
 * - Key Vault has no create-if-absent: whoever finds none writes one, then reads what is current. Of two replicas that open
 *   one pulse at once, the first may get a key that the second replaces; harmless, because the card is not posted yet.
 *   `create` is never cached.
 * - `read` caches up to 1,000 keys for a minute, so after `destroy` another replica may hold a key to deleted answers.
 * - A deleted secret can be recovered, so `destroy` purges it and polls until it is gone. Where purging is not permitted it
 *   throws, and the job comes round again until somebody has put it right.
 *
 * @param vaultUrl https://NAME.vault.azure.net
 * @throws StoreFault with the operation and Key Vault’s status, never a value
 */
export function openKeyVaultKeys(
  vaultUrl: string,
  credential: TokenCredential,
  given: Partial<KeyVaultTiming> = {},
): PulseKeys {
  const timing = { ...TIMING, ...given };
  const client = new SecretClient(vaultUrl, credential, {
    retryOptions: { maxRetries: 3, retryDelayInMs: timing.retryAfterMs, maxRetryDelayInMs: timing.answerWithinMs },
  });
  const cache = keyCache(timing);
  const creating = new Map<string, Promise<Uint8Array>>();
  const reading = new Map<string, Promise<Uint8Array | null>>();
  let isClosed = false;

  async function during<T>(operation: string, withinMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      if (isClosed) throw new Reason('the keys are closed');
      return await withDeadline(withinMs, work, () => new Reason(`Key Vault was not done within ${withinMs} ms`));
    } catch (error) {
      throw new StoreFault(`${operation} failed: ${reasonOf(error)}`);
    }
  }

  async function currentKey(name: string, abortSignal: AbortSignal): Promise<Uint8Array | null> {
    const secret = await unlessStatus([404], client.getSecret(name, { abortSignal }));
    if (typeof secret === 'number') return null;
    const key = Buffer.from(secret.value ?? '', 'base64url');
    if (key.length !== KEY_BYTES) throw new Reason('the key of a pulse is damaged');
    return key;
  }

  async function makeKey(name: string, abortSignal: AbortSignal): Promise<Uint8Array> {
    const found = await currentKey(name, abortSignal);
    if (found) return found;
    const value = randomBytes(KEY_BYTES).toString('base64url');
    // 409: one of that name is deleted but not purged, or being deleted.
    while (typeof (await unlessStatus([409], client.setSecret(name, value, { abortSignal }))) === 'number') {
      await purge(name, abortSignal);
      await wait(timing.lookEveryMs, undefined, { signal: abortSignal });
    }
    const key = await currentKey(name, abortSignal);
    if (!key) throw new Reason('the key was not kept');
    return key;
  }

  /**
   * During a deletion, some seconds, the secret is neither among the secrets nor among the deleted ones; after a 404 an earlier
   * attempt may have begun one. So one poll is not enough.
   */
  async function erase(name: string, abortSignal: AbortSignal): Promise<void> {
    const deletion = await unlessStatus([404, 409], client.beginDeleteSecret(name, { abortSignal }));
    let mayBeUnderWay = deletion !== 404;
    for (let looks = 1; ; looks += 1) {
      const isThere = await purge(name, abortSignal);
      if (isThere) mayBeUnderWay = false;
      else if (!mayBeUnderWay && (looks >= LOOKS_FOR_NOTHING || deletion !== 404)) return;
      await wait(timing.lookEveryMs, undefined, { signal: abortSignal });
    }
  }

  /** False if there is no deleted secret of that name. */
  async function purge(name: string, abortSignal: AbortSignal): Promise<boolean> {
    const deleted = await unlessStatus([404], client.getDeletedSecret(name, { abortSignal }));
    if (deleted === 404) return false;
    // 404, 409: another replica was faster; the next poll tells whether it is gone.
    await unlessStatus([404, 409], client.purgeDeletedSecret(name, { abortSignal }));
    return true;
  }

  return {
    create: async (pulseId) => {
      const work = () => during('create', timing.answerWithinMs, (signal) => makeKey(nameOf(pulseId), signal));
      return Uint8Array.from(await readThrough(creating, pulseId, work, notKept));
    },
    read: async (pulseId) => {
      const kept = isClosed ? null : cache.find(pulseId);
      if (kept) return kept;
      const work = () =>
        during('read', timing.answerWithinMs, async (signal) => {
          const keep = cache.keeperOf(pulseId);
          const found = await currentKey(nameOf(pulseId), signal);
          if (found) keep(found);
          return found;
        });
      const key = await readThrough(reading, pulseId, work, notKept);
      return key && Uint8Array.from(key);
    },
    destroy: (pulseId) => {
      cache.drop(pulseId);
      reading.delete(pulseId);
      return during('destroy', timing.destroyWithinMs, (signal) => erase(nameOf(pulseId), signal));
    },
    close: async () => {
      isClosed = true;
      cache.dropAll();
    },
  };
}

/** A key that leaves the cache is overwritten. */
function keyCache({ keepMs, keepMost, now }: KeyVaultTiming) {
  const kept = new LRUCache<string, Uint8Array>({
    max: keepMost,
    ttl: keepMs,
    perf: { now },
    ttlResolution: 0,
    dispose: (key) => key.fill(0),
  });
  let drops = 0;

  return {
    find(pulseId: string): Uint8Array | null {
      const found = kept.get(pulseId);
      return found ? Uint8Array.from(found) : null;
    },
    /** Taken before a key is read: a key that was destroyed meanwhile is not cached. */
    keeperOf(pulseId: string): (key: Uint8Array) => void {
      const before = drops;
      return (key) => {
        if (drops === before) kept.set(pulseId, Uint8Array.from(key));
      };
    },
    drop(pulseId: string): void {
      kept.delete(pulseId);
      drops += 1;
    },
    dropAll(): void {
      kept.clear();
      drops += 1;
    },
  };
}

/** Shares concurrent requests and caches none. */
const notKept = () => false;

/** Its message is safe to pass on. */
class Reason extends Error {}

/** Key Vault names: digits, case-insensitive letters and hyphens, up to 127. */
function nameOf(pulseId: string): string {
  return `pulse-${Buffer.from(pulseId).toString('hex')}`;
}

/** The result, or the status if it is one of these. */
async function unlessStatus<T, S extends number>(statuses: readonly S[], asked: Promise<T>): Promise<T | S> {
  try {
    return await asked;
  } catch (error) {
    const status = statuses.find((one) => one === partOf(error, 'statusCode'));
    if (status === undefined) throw error;
    return status;
  }
}

/** Key Vault’s messages name the caller and the vault, so only status and code are passed on. */
function reasonOf(error: unknown): string {
  if (error instanceof Reason) return error.message;
  const status = partOf(error, 'statusCode');
  const code = partOf(error, 'code');
  const word = typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : '';
  if (typeof status === 'number') return `Key Vault answered ${[status, word].join(' ').trim()}`;
  if (word) return `Key Vault was not reached, ${word}`;
  return error instanceof Error ? error.name : 'something that is not an error was thrown';
}

function partOf(error: unknown, name: 'statusCode' | 'code'): unknown {
  return error instanceof Error ? Reflect.get(error, name) : undefined;
}
