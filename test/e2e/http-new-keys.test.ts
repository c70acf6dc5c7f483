import { afterAll, beforeAll, expect, test } from 'vitest';
import { BotUnderTest, execute, type Got } from '../support/bot-under-test.ts';
import { type How, type OpenIdServer, startOpenIdServer } from '../support/openid-server.ts';

const BOT_ID = '11111111-aaaa-4bbb-8ccc-333333333333';
const TENANT = '7f3a5b1e-0000-4000-8000-000000000001';
const LET_IN = { status: 200, body: { statusCode: 200 } };
const NOT_LET_IN = { status: 401 };

const bot = new BotUnderTest();
let openId: OpenIdServer;

beforeAll(async () => {
  openId = await startOpenIdServer();
  const credentials = { BOT_TYPE: 'UserAssignedMsi', BOT_ID, BOT_TENANT_ID: TENANT, LOG_LEVEL: 'error' };
  // Teams is not called here, so the bot needs no identity to call it with.
  const messenger = {
    post: async () => 'posted',
    update: async () => 'updated' as const,
    postToPerson: async () => ({ conversationId: 'a', activityId: 'b' }),
  };
  await bot.start(credentials, { openIdMetadata: openId.metadataUrl, ports: { messenger } });
});
afterAll(async () => {
  await bot.stop();
  await openId.stop();
});

function signed(how?: How): string {
  return openId.signed({ aud: BOT_ID, serviceurl: bot.connector.serviceUrl }, how);
}

function press(authorization: string): Promise<Got> {
  return bot.send(bot.recorded('channel-execute', execute('show-help')), { authorization });
}

test('a new key of the Bot Framework is taken at once, a moment after the list was read; its old one no more', async () => {
  const before = signed();
  expect(await press(before)).toMatchObject(LET_IN);
  openId.rollOver();
  expect(await press(signed())).toMatchObject(LET_IN);
  expect(await press(before)).toMatchObject(NOT_LET_IN);
});

test('a hundred made-up names make the bot ask for the list once or twice, not a hundred times', async () => {
  const looks = openId.looks();
  const made = Array.from({ length: 100 }, (_, index) =>
    signed({ by: 'a stranger', header: { kid: `made-up-${index}` } }),
  );
  for (const got of await Promise.all(made.map(press))) expect(got).toMatchObject(NOT_LET_IN);
  expect(openId.looks() - looks).toBeLessThanOrEqual(2);
});
