import nock from 'nock';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { BotUnderTest, execute, type Sent } from '../support/bot-under-test.ts';
import { type Claims, serveKeysAndTokens, signed } from '../support/signing.ts';

const BOT_ID = '11111111-aaaa-4bbb-8ccc-222222222222';
const TENANT = '7f3a5b1e-0000-4000-8000-000000000001';
const OTHER_TENANT = '99999999-0000-4000-8000-000000000009';

const bot = new BotUnderTest();
let activities = 0;

beforeAll(async () => {
  nock.disableNetConnect();
  nock.enableNetConnect(/^(?:127\.0\.0\.1|localhost):/);
  serveKeysAndTokens(TENANT);
  // The adapter prints every request that it refuses.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const credentials = { BOT_TYPE: 'SingleTenant', BOT_ID, BOT_TENANT_ID: TENANT.toUpperCase(), LOG_LEVEL: 'error' };
  await bot.start({ ...credentials, BOT_PASSWORD: 'a secret' }, {}, { botPassword: 'a secret' });
});
beforeEach(() => bot.connector.forget());
afterAll(async () => {
  await bot.stop();
  vi.restoreAllMocks();
  nock.cleanAll();
  nock.enableNetConnect();
});

function claims(change: Claims = {}): Claims {
  return { aud: BOT_ID, serviceurl: bot.connector.serviceUrl, ...change };
}

function fresh(name: string, change: Sent = {}): Sent {
  activities += 1;
  return bot.recorded(name, { id: `activity-${activities}`, ...change });
}

describe('a request that Teams has signed', () => {
  test('is answered with the bot’s own token', async () => {
    expect(await bot.send(fresh('channel-words'), { authorization: signed(claims()) })).toMatchObject({ status: 200 });
    expect(bot.connector.posts).toMatchObject([{ authorization: 'Bearer token-of-the-bot' }]);
  });

  test('and a pressed button with a card', async () => {
    const got = await bot.send(fresh('channel-execute', execute('show-help')), { authorization: signed(claims()) });
    expect(got).toMatchObject({ status: 200, body: { statusCode: 200 } });
  });
});

describe('a request that Teams has not signed for this bot', () => {
  const unsignedToken = ['{"alg":"none"}', JSON.stringify({ iss: 'https://api.botframework.com', aud: BOT_ID })]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

  test.each<[string, () => string | undefined]>([
    ['no signature', () => undefined],
    ['an empty header', () => ''],
    ['another scheme', () => 'Basic YWxleDpwYXNz'],
    ['no token', () => 'Bearer '],
    ['rubbish', () => 'Bearer a.b.c'],
    ['a token that needs no key', () => `Bearer ${unsignedToken}.`],
    ['a stranger’s key', () => signed(claims(), { byStranger: true })],
    ['a token of yesterday', () => signed(claims(), { lifeSeconds: -400 })],
    ['a token of tomorrow', () => signed({ ...claims(), nbf: 4_000_000_000 })],
    ['a token for another bot', () => signed(claims({ aud: OTHER_TENANT }))],
    ['a token for another address', () => signed(claims({ serviceurl: 'https://elsewhere.example' }))],
    ['a token of another issuer', () => signed(claims({ iss: 'https://sts.windows.net/x/' }))],
  ])('%s: 401', async (_what, authorization) => {
    const header = authorization();
    const got = await bot.send(fresh('channel-words'), header === undefined ? {} : { authorization: header });
    expect(got).toEqual({ status: 401, body: { error: 'The request is not signed for this bot.' } });
    expect(bot.connector.asked).toEqual([]);
  });
});

describe('a request that is signed and still turned away', () => {
  const emulator = { iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT, appid: BOT_ID, ver: '1.0' };
  const elsewhere = { id: OTHER_TENANT };

  test.each<[string, Claims, Sent]>([
    ['from an emulator that holds the bot’s credentials', emulator, {}],
    ['from a channel that is not Teams', {}, { channelId: 'webchat' }],
    ['from a tenant that is not allowed', {}, { channelData: { tenant: elsewhere, team: { id: 't' } } }],
    ['from no tenant', {}, { channelData: {}, conversation: { id: '19:x', conversationType: 'groupChat' } }],
  ])('%s', async (_what, claim, change) => {
    const authorization = signed(claims(claim));
    expect(await bot.send(fresh('channel-words', change), { authorization })).toEqual({ status: 200, body: undefined });
    expect(
      await bot.send(fresh('channel-execute', { ...change, ...execute('show-help') }), { authorization }),
    ).toMatchObject({ status: 200, body: { statusCode: 400 } });
    expect(bot.connector.asked).toEqual([]);
  });
});
