import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { giveBotTokens, takeBotTokensBack } from '../support/bot-tokens.ts';
import { BotUnderTest } from '../support/bot-under-test.ts';
import { type OpenIdServer, startOpenIdServer } from '../support/openid-server.ts';

const BOT_ID = '11111111-aaaa-4bbb-8ccc-222222222222';
const TENANT = '7f3a5b1e-0000-4000-8000-000000000001';
const CREDENTIALS = { BOT_TYPE: 'SingleTenant', BOT_ID, BOT_TENANT_ID: TENANT, BOT_PASSWORD: 'a secret' };
/** So long that no test passes because of it. */
const NEVER = 3_600_000;

const bot = new BotUnderTest();
const open: Socket[] = [];
let openId: OpenIdServer;

beforeAll(async () => {
  giveBotTokens(TENANT);
  openId = await startOpenIdServer();
  await bot.start(
    { ...CREDENTIALS, LOG_LEVEL: 'error' },
    {
      openIdMetadata: openId.metadataUrl,
      limits: { headersTimeout: NEVER, requestTimeout: NEVER, keepAliveTimeout: NEVER },
    },
    { botPassword: 'a secret' },
  );
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});
afterAll(async () => {
  await bot.stop();
  await openId.stop();
  takeBotTokensBack();
});

async function opened(): Promise<Socket> {
  const socket = connect(bot.running.port, '127.0.0.1');
  open.push(socket);
  socket.on('error', () => undefined);
  socket.resume();
  await once(socket, 'connect');
  return socket;
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: bot\r\nConnection: keep-alive\r\n\r\n`;

function post(authorization: string): string {
  const body = JSON.stringify({ type: 'typing', serviceUrl: bot.connector.serviceUrl });
  return `POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\nAuthorization: ${authorization}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

const signed = () => post(openId.signed({ aud: BOT_ID, serviceurl: bot.connector.serviceUrl }));

/** The head of the next answer; an empty text where the bot ends the connection first. */
function answered(socket: Socket, request: string): Promise<string> {
  return new Promise((resolve) => {
    socket.once('data', (chunk) => resolve(String(chunk).toLowerCase()));
    socket.once('close', () => resolve(''));
    socket.write(request);
  });
}

describe('a connection without a right token', () => {
  test.each<[string, () => string]>([
    ['a page', () => get('/privacy')],
    ['how the bot is', () => get('/alive')],
    ['what is not there', () => get('/nowhere')],
    ['a message without a token', () => post('')],
    ['a message with a wrong token', () => post('Bearer a.b.c')],
  ])('is let go with its answer: %s', async (_what, request) => {
    const socket = await opened();
    const ended = once(socket, 'close');
    expect(await answered(socket, request())).toContain('\r\nconnection: close\r\n');
    await ended;
  });
});

describe('a connection with a right token', () => {
  test('is kept, whatever comes through it later', async () => {
    const socket = await opened();
    for (const request of [signed(), post(''), get('/alive'), signed()]) {
      expect(await answered(socket, request)).toContain('\r\nconnection: keep-alive\r\n');
    }
  });

  test('is let go if whoever sends wants that', async () => {
    const socket = await opened();
    const last = signed().replace('Host: bot\r\n', 'Host: bot\r\nConnection: close\r\n');
    expect(await answered(socket, last)).toContain('\r\nconnection: close\r\n');
  });
});
