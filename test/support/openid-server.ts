import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Claims {
  readonly iss?: string | undefined;
  readonly aud?: string | undefined;
  readonly serviceurl?: string | undefined;
  /** One that is undefined is left out of the token. */
  readonly [name: string]: unknown;
}

export interface How {
  /** Whose key: the listed one by default; one that is listed for another channel; or a stranger's. */
  readonly by?: 'the Bot Framework' | 'another channel' | 'a stranger';
  /** How long the token is good for from now on; negative for one that is over. */
  readonly lifeSeconds?: number;
  /** Added to the token's header, or in place of what is there. */
  readonly header?: Readonly<Record<string, unknown>>;
}

export interface OpenIdServer {
  readonly metadataUrl: string;
  /** An Authorization header as the Bot Framework makes it, but for what is asked otherwise. */
  readonly signed: (claims: Claims, how?: How) => string;
  /** A new key signs from now on, and is listed in place of the old one. */
  readonly rollOver: () => void;
  /** How many times somebody has asked for the list of keys. */
  readonly looks: () => number;
  /** Answers with this status from now on; with null not at all; with undefined as usual again. */
  readonly breakDown: (status: number | null | undefined) => void;
  readonly stop: () => Promise<void>;
}

interface Key {
  readonly id: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const ISSUER = 'https://api.botframework.com';

/** Making one takes a while, so the servers of a test share those that never change. */
const FIRST = newKey('key-1');
const WEBCHAT = newKey('key-of-webchat');
const STRANGER = newKey('key-of-a-stranger');

/** Lists the keys of those who may sign, over real HTTP, and signs with them. */
export async function startOpenIdServer(): Promise<OpenIdServer> {
  let generation = 1;
  let listed = FIRST;
  let looks = 0;
  let broken: number | null | undefined;

  const server = createServer(({ url }, response) => {
    if (url === '/keys') looks += 1;
    if (broken === null) return;
    if (broken !== undefined) send(response, broken, {});
    else if (url === '/keys') send(response, 200, { keys: [listing(listed, 'msteams'), listing(WEBCHAT, 'webchat')] });
    else send(response, 200, { issuer: ISSUER, jwks_uri: `${origin}/keys` });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  return {
    metadataUrl: `${origin}/.well-known/openidconfiguration`,
    signed(claims, { by = 'the Bot Framework', lifeSeconds = 600, header = {} } = {}) {
      const now = Math.floor(Date.now() / 1_000);
      const key = { 'the Bot Framework': listed, 'another channel': WEBCHAT, 'a stranger': STRANGER }[by];
      const input = [
        { alg: 'RS256', typ: 'JWT', kid: key.id, ...header },
        { iss: ISSUER, nbf: now - 700, exp: now + lifeSeconds, ...claims },
      ]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `Bearer ${input}.${signatureOf(input, key, header.alg)}`;
    },
    rollOver() {
      generation += 1;
      listed = newKey(`key-${generation}`);
    },
    looks: () => looks,
    breakDown(status) {
      broken = status;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function newKey(id: string): Key {
  return { id, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

function listing({ id, publicKey }: Key, channel: string): object {
  return { ...publicKey.export({ format: 'jwk' }), use: 'sig', kid: id, endorsements: [channel] };
}

/** With HS256 as a forger does it, who has only the public key and gives it out for a shared secret. */
function signatureOf(input: string, { publicKey, privateKey }: Key, alg: unknown): string {
  if (alg === 'none') return '';
  if (alg !== 'HS256') return createSign('RSA-SHA256').update(input).sign(privateKey, 'base64url');
  const secret = publicKey.export({ format: 'pem', type: 'spki' });
  return createHmac('sha256', secret).update(input).digest('base64url');
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
