import nock from 'nock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCosmosStore } from '../../../src/storage/cosmos/store.ts';
import { openKeyVaultKeys } from '../../../src/storage/key-vault/keys.ts';
import { BotUnderTest, execute, type Sent, wordsOf } from '../../support/bot-under-test.ts';
import { startCosmosServer } from '../../support/cosmos-server.ts';
import { type OpenIdServer, startOpenIdServer } from '../../support/openid-server.ts';
import { MONDAY_NINE } from '../../support/sample-documents.ts';

const BOT_ID = '11111111-aaaa-4bbb-8ccc-444444444444';
const TENANT = '7f3a5b1e-0000-4000-8000-000000000001';
const MEGAN = '7f3a5b1e-0000-4000-8000-000000000011';
const EXPIRED = { error: 'invalid_client', error_description: 'AADSTS7000222: The client secret has expired.' };

const bot = new BotUnderTest();
let openId: OpenIdServer;
let isSecretRight = true;
let now = MONDAY_NINE;
let activities = 0;

beforeAll(async () => {
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
  // A minute is so short that botbuilder keeps no token: each message shows whether the secret is right.
  const token = { access_token: 'token-of-the-bot', token_type: 'Bearer', expires_in: 60 };
  nock('https://login.microsoftonline.com')
    .persist()
    .post((path) => path.startsWith(`/${TENANT}/oauth2/v2.0/token`))
    .reply(() => (isSecretRight ? [200, token] : [401, EXPIRED]));
  openId = await startOpenIdServer();
  const credentials = { BOT_TYPE: 'SingleTenant', BOT_ID, BOT_TENANT_ID: TENANT, BOT_PASSWORD: 'a secret' };
  await bot.start(
    { ...credentials, LOG_LEVEL: 'error' },
    { ports: { clock: { now: () => now } }, openIdMetadata: openId.metadataUrl },
    { botPassword: 'a secret' },
  );
});
beforeEach(() => bot.connector.forget());
afterAll(async () => {
  await bot.stop();
  await openId.stop();
  nock.cleanAll();
  nock.enableNetConnect();
});

async function press(verb: string, data: Sent): Promise<string> {
  activities += 1;
  const activity = bot.recorded('group-execute', { id: `activity-${activities}`, ...execute(verb, data) });
  const authorization = openId.signed({ aud: BOT_ID, serviceurl: bot.connector.serviceUrl });
  return wordsOf((await bot.send(activity, { authorization })).body);
}

function thank(formId: string): Promise<string> {
  const behaviour = bot.running.ports.frameworks.get('mse-icb-values')?.behaviours[0]?.id ?? '';
  return press('give-thanks', { formId, receiver: MEGAN, behaviour, whatTheyDid: 'Stayed late on Tuesday' });
}

async function looked(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(bot.url(path));
  return { status: response.status, body: await response.json() };
}

async function jobsAfter(ms: number): Promise<void> {
  now += ms;
  await bot.running.runJobs();
}

describe('when the secret expires', () => {
  test('nothing is lost and nothing is sent twice, and health says so until the secret is right again', async () => {
    const health = async () => (await looked('/health')).body;
    // botbuilder is loaded first.
    await expect.poll(health, { timeout: 40_000 }).toMatchObject({ status: 'well', teams: 'well' });
    // The first press loads what all need, and Teams is told in time that it goes on; the same form again is the same thank-you.
    await expect.poll(() => thank('form-1'), { timeout: 40_000 }).toContain('Megan Bowen');
    expect(await thank('form-2')).toContain('Megan Bowen');

    isSecretRight = false;
    for (const ms of [0, 60_000, 900_000]) await jobsAfter(ms);
    expect(bot.connector.asked.filter(({ path }) => path.endsWith('/activities'))).toEqual([]);
    expect(await looked('/health')).toMatchObject({
      status: 503,
      body: { status: 'unwell', store: 'well', teams: 'credentials refused', jobs: 'some failed' },
    });

    isSecretRight = true;
    for (const ms of [900_000, 900_000, 900_000]) await jobsAfter(ms);
    expect(bot.connector.posts.map(({ body }) => wordsOf(body).includes('Stayed late'))).toEqual([true, true]);
    expect(await looked('/health')).toMatchObject({ status: 200, body: { teams: 'well' } });
  });

  test('the process is still worth keeping, and a button whose answer is its card is still answered', async () => {
    expect(await thank('form-3')).toContain('Megan Bowen');
    isSecretRight = false;
    await jobsAfter(0);
    expect((await looked('/health')).status).toBe(503);
    expect(await looked('/alive')).toEqual({ status: 200, body: { status: 'alive' } });
    expect(await thank('form-4')).toContain('Megan Bowen');
  });
});

describe('a database that lets nobody in', () => {
  test.each([401, 403])('%i: health says that the store is unwell', async (status) => {
    let isShut = false;
    const server = await startCosmosServer((request, response) => {
      if (!isShut) return false;
      request.resume();
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: String(status), message: 'no' }));
      return true;
    });
    const options = await server.newDatabase();
    const closed = new BotUnderTest();
    await closed.start({}, { ports: { store: openCosmosStore(options, { now: () => now }) } });
    expect((await fetch(closed.url('/health'))).status).toBe(200);
    isShut = true;
    const response = await fetch(closed.url('/health'));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ status: 'unwell', store: 'unwell', teams: 'not tried yet' });
    await closed.stop();
    await server.close();
  });
});

test('a Key Vault that lets nobody in: health says that the keys are unwell', async () => {
  const vaultUrl = 'https://behaviours-of-ours.vault.azure.net';
  let isShut = false;
  nock(vaultUrl)
    .persist()
    .get(/^\/secrets\//)
    .reply(() => [isShut ? 403 : 404, { error: { code: isShut ? 'Forbidden' : 'SecretNotFound', message: 'no' } }]);
  const credential = { getToken: async () => ({ token: 'a-token', expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const closed = new BotUnderTest();
  await closed.start({}, { ports: { keys: openKeyVaultKeys(vaultUrl, credential) } });
  expect((await fetch(closed.url('/health'))).status).toBe(200);
  isShut = true;
  const response = await fetch(closed.url('/health'));
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ status: 'unwell', store: 'well', keys: 'unwell' });
  await closed.stop();
});
