import { decodeProtectedHeader } from 'jose/decode/protected_header';
import * as errors from 'jose/errors';
import { jwtVerify } from 'jose/jwt/verify';
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Clock } from '../../src/ports.ts';
import type { Log } from '../telemetry/log.ts';
import type { SigningKeys } from './signing-keys.ts';

/** For the log, never for the client. Holds nothing of the token. */
export type Rejection =
  | 'no token'
  | 'a token that cannot be read'
  | 'a token of another issuer'
  | 'a token for another bot'
  | 'a token for another address'
  | 'a token that is over'
  | 'a token that is not good yet'
  | 'a key that is not listed for Teams'
  | 'a signature that is not right';

export interface Signed {
  readonly serviceUrl: string;
}

const SCHEME = 'Bearer ';
const ISSUER = 'https://api.botframework.com';
/** How far two clocks may differ, as Microsoft has it. */
const LEEWAY_S = 300;
/** Teams uses a token for about an hour, for everybody it speaks for. */
const MOST_KEPT = 1_000;

const CLAIM_REJECTIONS: Readonly<Record<string, Rejection>> = {
  iss: 'a token of another issuer',
  aud: 'a token for another bot',
  nbf: 'a token that is not good yet',
};

type Key = NonNullable<Awaited<ReturnType<SigningKeys['find']>>>;

interface Seen extends Signed {
  readonly keyId: string;
  readonly key: Key;
  readonly expiresAtS: number;
}

export type TokenCheck = (authorization: string | undefined) => Promise<Signed | Rejection>;

/**
 * Checks what Microsoft asks of a bot that verifies tokens itself; tokens of the emulator or of skills have another issuer.
 * A token that passed is cached, and good as long as its key is the current one.
 * @param botId in lower case, as Entra gives it
 */
export function tokenCheck(botId: string, keys: SigningKeys, clock: Clock): TokenCheck {
  const seen = new LRUCache<string, Seen>({ max: MOST_KEPT });

  async function verified(token: string): Promise<Seen | Rejection> {
    try {
      const keyId = decodeProtectedHeader(token).kid ?? '';
      const key = await keys.find(keyId);
      if (key === null) return 'a key that is not listed for Teams';
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['RS256'],
        issuer: ISSUER,
        audience: botId,
        clockTolerance: LEEWAY_S,
        currentDate: new Date(clock.now()),
        requiredClaims: ['exp', 'serviceurl'],
      });
      const { serviceurl, exp = 0 } = payload;
      if (typeof serviceurl !== 'string' || serviceurl === '') return 'a token that cannot be read';
      return { serviceUrl: serviceurl, keyId, key, expiresAtS: exp };
    } catch (error) {
      return rejectionOf(error);
    }
  }

  return async (authorization) => {
    if (!authorization) return 'no token';
    const known = seen.get(authorization);
    if (known && (await keys.find(known.keyId)) === known.key) {
      return clock.now() / 1_000 < known.expiresAtS + LEEWAY_S ? known : 'a token that is over';
    }
    if (!authorization.startsWith(SCHEME)) return 'a token that cannot be read';
    const found = await verified(authorization.slice(SCHEME.length));
    if (typeof found !== 'string') seen.set(authorization, found);
    return found;
  };
}

function rejectionOf(error: unknown): Rejection {
  if (error instanceof errors.JWTExpired) return 'a token that is over';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'a signature that is not right';
  const claim = error instanceof errors.JWTClaimValidationFailed ? error.claim : '';
  return CLAIM_REJECTIONS[claim] ?? 'a token that cannot be read';
}

const A_MINUTE_S = 60;

/** Says why requests are not let in: for each reason one line a minute, however many a stranger sends. */
export function logRejectedTokens(log: Log): (because: Rejection) => void {
  const lines = new RateLimiterMemory({ points: 1, duration: A_MINUTE_S });
  const times = new Map<Rejection, number>();
  return (because) => {
    times.set(because, (times.get(because) ?? 0) + 1);
    lines.consume(because).then(
      () => {
        log.warn({ because, times: times.get(because) }, 'requests that were not let in');
        times.delete(because);
      },
      () => undefined,
    );
  };
}
