import { createSign, generateKeyPairSync } from 'node:crypto';
import nock from 'nock';

const KEY_ID = 'key-of-the-bot-framework';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

const ISSUER = 'https://api.botframework.com';

/** Answers for the services that hold the Bot Framework's public keys and give out the bot's own tokens. */
export function serveKeysAndTokens(tenantId: string): void {
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, endorsements: ['msteams', 'webchat'] }];
  for (const host of ['https://login.botframework.com', 'https://login.microsoftonline.com']) {
    const isMetadata = (path: string): boolean =>
      path.endsWith('/.well-known/openidconfiguration') || path.endsWith('/openid-configuration');
    nock(host)
      .persist()
      .get(isMetadata)
      .reply(200, { jwks_uri: `${host}/keys` });
    nock(host).persist().get('/keys').reply(200, { keys });
  }
  nock('https://login.microsoftonline.com')
    .persist()
    .post((path) => path.startsWith(`/${tenantId}/oauth2/v2.0/token?`))
    .reply(200, { access_token: 'token-of-the-bot', token_type: 'Bearer', expires_in: 3_600 });
}

export interface Claims {
  readonly iss?: string;
  readonly aud?: string;
  readonly serviceurl?: string;
  readonly [name: string]: unknown;
}

/** The header of a request from the Bot Framework, which signs with its key. */
export function signed(claims: Claims, { byStranger = false, lifeSeconds = 600 } = {}): string {
  const now = Math.floor(Date.now() / 1_000);
  const payload = { iss: ISSUER, nbf: now - 700, exp: now + lifeSeconds, ...claims };
  const input = [{ alg: 'RS256', typ: 'JWT', kid: KEY_ID }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const key = byStranger ? stranger.privateKey : privateKey;
  return `Bearer ${input}.${createSign('RSA-SHA256').update(input).sign(key, 'base64url')}`;
}
