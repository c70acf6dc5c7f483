import fs from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { giveBotTokens, takeBotTokensBack } from '../support/bot-tokens.ts';
import { BotUnderTest, execute, type Sent } from '../support/bot-under-test.ts';
import { type Claims, type How, type OpenIdServer, startOpenIdServer } from '../support/openid-server.ts';
import { openOwnStore } from '../support/store-under-test.ts';

const BOT_ID = '11111111-aaaa-4bbb-8ccc-222222222222';
const TENANT = '7f3a5b1e-0000-4000-8000-000000000001';
const OTHER_TENANT = '99999999-0000-4000-8000-000000000009';
const NOT_SIGNED = { status: 401, body: { error: 'The request is not signed for this bot.' } };

const bot = new BotUnderTest();
let openId: OpenIdServer;
let logged = '';
const askedOfStore: string[] = [];
let activities = 0;

beforeAll(async () => {
  giveBotTokens(TENANT);
  openId = await startOpenIdServer();
  // In production the log goes to the terminal.
  vi.spyOn(fs, 'writeSync').mockImplementation((_fd, text) => {
    logged += text;
    return Buffer.byteLength(String(text));
  });
  const store = new Proxy(openOwnStore({ now: () => Date.now() }), {
    get: (target, name) => {
      if (name !== 'then') askedOfStore.push(String(name));
      return Reflect.get(target, name);
    },
  });
  const credentials = { BOT_TYPE: 'SingleTenant', BOT_ID, BOT_TENANT_ID: TENANT.toUpperCase(), LOG_LEVEL: 'debug' };
  const secrets = { botPassword: 'a secret' };
  await bot.start(
    { ...credentials, BOT_PASSWORD: 'a secret', ORGANISATION_NAME: 'Fenland Community Trust' },
    { openIdMetadata: openId.metadataUrl, ports: { store } },
    secrets,
  );
});
beforeEach(() => {
  bot.connector.forget();
  askedOfStore.length = 0;
});
afterAll(async () => {
  await bot.stop();
  await openId.stop();
  takeBotTokensBack();
  vi.restoreAllMocks();
});

function signed(change: Claims = {}, how: How = {}): string {
  return openId.signed({ aud: BOT_ID, serviceurl: bot.connector.serviceUrl, ...change }, how);
}

function fresh(name: string, change: Sent = {}): Sent {
  activities += 1;
  return bot.recorded(name, { id: `activity-${activities}`, ...change });
}

test('the start says in one line what the notice leaves out, by the names of the settings', () => {
  const lines = logged.split('\n').filter((line) => line.includes('/privacy'));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      notSet: [
        'DPO_CONTACT',
        'LAWFUL_BASIS',
        'DATA_LOCATION',
        'DATA_RECIPIENTS',
        'REGULATOR',
        'PRIVACY_URL',
        'ACCESSIBILITY_CONTACT',
      ],
      msg: 'the notice at /privacy leaves out what is not set',
    },
  ]);
});

test('the page names whoever runs it', async () => {
  expect(await (await fetch(bot.url('/privacy'))).text()).toContain('Fenland Community Trust runs it, decides');
});

describe('a request that Teams has signed', () => {
  test('is answered with the bot’s own token', async () => {
    expect(await bot.send(fresh('channel-words'), { authorization: signed() })).toMatchObject({ status: 200 });
    expect(bot.connector.posts).toMatchObject([{ authorization: 'Bearer token-of-the-bot' }]);
  });

  test('and a pressed button with a card', async () => {
    const got = await bot.send(fresh('channel-execute', execute('show-help')), { authorization: signed() });
    expect(got).toMatchObject({ status: 200, body: { statusCode: 200 } });
  });
});

describe('a request that Teams has not signed for this bot', () => {
  const soon = 4_000_000_000;
  const emulator = { iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT, appid: BOT_ID, ver: '1.0' };
  const newerEmulator = {
    iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
    tid: TENANT,
    azp: BOT_ID,
    ver: '2.0',
  };
  const withoutSignature = (token: string) => token.slice(0, token.lastIndexOf('.') + 1);
  const saying = (claims: Claims) => {
    const [header, , signature] = signed().split('.');
    return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
  };

  test.each<[string, () => string | undefined]>([
    ['no signature', () => undefined],
    ['an empty header', () => ''],
    ['another scheme', () => 'Basic YWxleDpwYXNz'],
    ['no token', () => 'Bearer '],
    ['rubbish', () => 'Bearer a.b.c'],
    ['JSON that is no object', () => 'Bearer bnVsbA.bnVsbA.bnVsbA'],
    ['two tokens', () => `${signed()} ${signed()}`],
    ['a right token whose signature was cut off', () => withoutSignature(signed())],
    ['a token that asks for no key', () => signed({}, { header: { alg: 'none' } })],
    ['a token that asks for no key, and has a signature', () => `${signed({}, { header: { alg: 'none' } })}AAAA`],
    ['the public key, used as a secret', () => signed({}, { header: { alg: 'HS256' } })],
    ['another algorithm by name', () => signed({}, { header: { alg: 'RS512' } })],
    ['an extension that has to be understood', () => signed({}, { header: { crit: ['exp'] } })],
    [
      'a stranger’s key under the name of the right one',
      () => signed({}, { by: 'a stranger', header: { kid: 'key-1' } }),
    ],
    ['a key under a name that is not listed', () => signed({}, { by: 'a stranger' })],
    ['a key without a name', () => signed({}, { header: { kid: undefined } })],
    ['a key that is listed for another channel', () => signed({}, { by: 'another channel' })],
    ['claims that were put in afterwards', () => saying({ aud: BOT_ID, exp: soon })],
    ['a token of yesterday', () => signed({}, { lifeSeconds: -400 })],
    ['a token of tomorrow', () => signed({ nbf: soon })],
    ['a token without an end', () => signed({ exp: undefined })],
    ['a token whose end is no number', () => signed({ exp: 'never' })],
    ['a token for another bot', () => signed({ aud: OTHER_TENANT })],
    ['a token for nobody', () => signed({ aud: undefined })],
    ['a token for another address', () => signed({ serviceurl: 'https://elsewhere.example' })],
    ['a token for no address', () => signed({ serviceurl: undefined })],
    ['a token of another issuer', () => signed({ iss: 'https://sts.windows.net/x/' })],
    ['a token of no issuer', () => signed({ iss: undefined })],
    ['an emulator’s token, with a key that is listed', () => signed(emulator)],
    ['a newer emulator’s', () => signed(newerEmulator)],
  ])('%s: 401, and nothing is done', async (_what, authorization) => {
    const header = authorization();
    for (const [name, change] of [
      ['channel-words', {}],
      ['channel-execute', execute('start-pulse')],
    ] as const) {
      expect(await bot.send(fresh(name, change), header === undefined ? {} : { authorization: header })).toEqual(
        NOT_SIGNED,
      );
    }
    expect(bot.connector.asked).toEqual([]);
    expect(askedOfStore).toEqual([]);
  });

  test('an activity that leaves out the address that the token names', async () => {
    const { serviceUrl: _, ...activity } = fresh('channel-words');
    expect(await bot.send(activity, { authorization: signed() })).toEqual(NOT_SIGNED);
  });

  test('an address that differs by a slash or by case is the same one', async () => {
    for (const serviceurl of [`${bot.connector.serviceUrl}/`, bot.connector.serviceUrl.toUpperCase()]) {
      const got = await bot.send(fresh('channel-words'), { authorization: signed({ serviceurl }) });
      expect(got).toEqual({ status: 200, body: undefined });
    }
    expect(bot.connector.posts).toHaveLength(2);
  });

  test('its body is not even read', async () => {
    const body = JSON.stringify({ type: 'message', text: 'x'.repeat(200_000) });
    const cutOff = body.slice(0, 100_000);
    for (const sent of [body, cutOff]) {
      expect(await bot.post(sent, { 'content-type': 'application/json' })).toEqual(NOT_SIGNED);
    }
  });

  test('the log says why, once a minute for each reason, and nothing of who or what it was', async () => {
    const linesNow = () => logged.split('\n').filter((line) => line.includes('requests that were not let in'));
    const before = linesNow();
    for (let sent = 0; sent < 30; sent += 1) await bot.send(fresh('channel-words'), {});
    const lines = linesNow();

    expect(lines.map((line) => JSON.parse(line)).map(({ because, times }) => [because, times])).toEqual(
      expect.arrayContaining([
        ['no token', 1],
        ['a signature that is not right', 1],
        ['a token that is over', 1],
        ['a token for another address', 1],
      ]),
    );
    expect(lines).toEqual(before);
    expect(new Set(lines).size).toBeLessThan(12);
    for (const said of ['Alex', '"29:', 'Bearer', BOT_ID, TENANT, OTHER_TENANT, 'eyJ', 'elsewhere']) {
      expect(lines.join('\n')).not.toContain(said);
    }
  });

  test('nothing is printed beside the log', async () => {
    const printed = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
    await bot.send(fresh('channel-words'), {
      authorization: signed({}, { by: 'a stranger', header: { kid: 'key-1' } }),
    });
    for (const spy of printed) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

describe('a request that is signed and still turned away', () => {
  const elsewhere = { id: OTHER_TENANT };
  const groupChat = { id: '19:x', conversationType: 'groupChat' };

  test.each<[string, Sent]>([
    ['from a channel that is not Teams', { channelId: 'webchat' }],
    ['from no channel', { channelId: undefined }],
    ['from a tenant that is not allowed', { channelData: { tenant: elsewhere, team: { id: 't' } } }],
    [
      'from a tenant that is not allowed, in a conversation of one that is',
      { channelData: { tenant: elsewhere }, conversation: { ...groupChat, tenantId: TENANT } },
    ],
    [
      'from a tenant that only the conversation names',
      { channelData: {}, conversation: { ...groupChat, tenantId: OTHER_TENANT } },
    ],
    ['from a tenant whose id is no text', { channelData: { tenant: { id: [TENANT] } }, conversation: groupChat }],
    ['from no tenant', { channelData: {}, conversation: groupChat }],
  ])('%s', async (_what, change) => {
    const authorization = signed();
    expect(await bot.send(fresh('channel-words', change), { authorization })).toEqual({ status: 200, body: undefined });
    expect(
      await bot.send(fresh('channel-execute', { ...change, ...execute('show-help') }), { authorization }),
    ).toMatchObject({ status: 200, body: { statusCode: 400 } });
    expect(bot.connector.asked).toEqual([]);
    expect(askedOfStore).toEqual([]);
  });
});
