import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import nock from 'nock';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openCredentials, refusalIn, watchCredentials } from '../../../bot/teams/teams-credentials.ts';
import { credentialsCheck, openTeams, teamsMessenger } from '../../../bot/teams/teams-messenger.ts';
import type { Message } from '../../../src/message.ts';
import type { Conversation } from '../../../src/teams/team.ts';
import { Connector } from '../../support/connector.ts';

const TENANT = '7f3a5b1e-0000-4000-8000-000000000001';
const PASSWORD = 'a~secret~that~nobody~may~read';
const MESSAGE: Message = { kind: 'thanks-withdrawn', what: 'It is gone.' };
const AN_HOUR = 3_600;

const connector = new Connector();
let bots = 0;
let asked = 0;
let entra: () => [number, object];
let lines: Record<string, unknown>[] = [];
const log = pino({ base: undefined }, { write: (line) => lines.push(JSON.parse(line)) });

beforeAll(async () => {
  await connector.start();
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
  const login = nock('https://login.microsoftonline.com').persist();
  login.get(/openid-configuration/).reply(200, {});
  login
    .post((path) => path.startsWith(`/${TENANT}/oauth2/v2.0/token`))
    .reply(() => {
      asked += 1;
      return entra();
    });
});
beforeEach(() => {
  connector.forget();
  lines = [];
  asked = 0;
  entra = token();
});
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  await connector.stop();
  nock.cleanAll();
  nock.enableNetConnect();
});

function token(lifeSeconds = AN_HOUR): () => [number, object] {
  return () => [200, { access_token: `token-${asked}`, token_type: 'Bearer', expires_in: lifeSeconds }];
}

function refusing(code: number, error: string, status: number): () => [number, object] {
  const said = `AADSTS${code}: The secret of app 'Behaviours' in tenant 'Contoso' is not what it should be.`;
  return () => [status, { error, error_description: said, error_codes: [code] }];
}

/** Each with an id of its own: botbuilder keeps tokens by id for the whole process. */
function newBot() {
  bots += 1;
  const id = `11111111-aaaa-4bbb-8ccc-${String(bots).padStart(12, '0')}`;
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: id,
      MicrosoftAppTenantId: TENANT,
      MicrosoftAppPassword: PASSWORD,
    }),
  );
  const credentials = openCredentials(log);
  const { post } = teamsMessenger(openTeams(() => adapter, id, { credentials }));
  return {
    credentials,
    check: credentialsCheck(() => adapter, id, credentials, log),
    post: () => post(channel(), MESSAGE),
  };
}

function channel(): Conversation {
  const { serviceUrl } = connector;
  return { conversationId: '19:c', kind: 'channel', serviceUrl, tenantId: TENANT, botId: '28:bot' };
}

describe('the check', () => {
  test('gets a new token and sends nothing, and before it nothing is known', async () => {
    const { credentials, check } = newBot();
    expect(credentials.state()).toBe('not tried yet');
    expect(await check()).toBe(true);
    expect(await check()).toBe(true);
    expect(credentials.state()).toBe('well');
    expect(asked).toBe(2);
    expect(connector.asked).toEqual([]);
    expect(lines).toEqual([]);
  });

  test.each([
    ['a wrong secret', 7000215, 'invalid_client', 401, /BOT_PASSWORD is not a secret of this app.*new client secret/],
    ['a secret that has expired', 7000222, 'invalid_client', 401, /has expired: make a new client secret/],
    ['an app that is gone', 700016, 'unauthorized_client', 400, /no app with the id in BOT_ID/],
    ['a tenant that is gone', 90002, 'invalid_request', 400, /no tenant with the id in BOT_TENANT_ID/],
    ['an app that is disabled', 7000112, 'unauthorized_client', 403, /the app is not disabled/],
  ])('%s is logged once, with its code and what to do', async (_what, code, error, status, remedy) => {
    const { credentials, check } = newBot();
    entra = refusing(code, error, status);
    expect(await check()).toBe(false);
    expect(await check()).toBe(false);
    expect(credentials.state()).toBe('credentials refused');
    expect(lines).toEqual([
      expect.objectContaining({ level: 50, code: `AADSTS${code}`, remedy: expect.stringMatching(remedy) }),
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/secret~|Contoso/);
  });

  test('Entra that is busy says nothing about the secret', async () => {
    const { credentials, check, post } = newBot();
    entra = () => [503, { error: 'temporarily_unavailable', error_description: 'AADSTS90033: A transient error.' }];
    expect(await check()).toBe(false);
    const withoutToken = { name: 'TeamsFault', message: 'post: no token, ServerError' };
    await expect(post()).rejects.toMatchObject(withoutToken);
    // MSAL repeats that for a minute without asking, and without the status.
    await expect(post()).rejects.toMatchObject(withoutToken);
    expect(asked).toBe(2);
    expect(credentials.state()).toBe('not tried yet');
    expect(lines).toMatchObject([{ level: 40, msg: 'credentials not checked' }]);
  });

  test('a secret that is right again is noticed and logged', async () => {
    const { credentials, check } = newBot();
    entra = refusing(7000222, 'invalid_client', 401);
    await check();
    entra = token();
    expect(await check()).toBe(true);
    expect(credentials.state()).toBe('well');
    expect(lines.at(-1)).toMatchObject({ level: 30, by: 'Entra', msg: 'credentials accepted again' });
  });
});

describe('a message', () => {
  test('that Teams takes says that all is well', async () => {
    const { credentials, post } = newBot();
    await post();
    expect(credentials.state()).toBe('well');
    expect(connector.posts).toMatchObject([{ authorization: 'Bearer token-1' }]);
  });

  test('without a token is a fault that may pass, and is not sent', async () => {
    const { credentials, post } = newBot();
    entra = refusing(7000222, 'invalid_client', 401);
    await expect(post()).rejects.toMatchObject({
      name: 'TeamsFault',
      message: 'post: credentials refused, AADSTS7000222',
    });
    expect(credentials.state()).toBe('credentials refused');
    expect(connector.asked).toEqual([]);
    entra = token();
    await post();
    expect(credentials.state()).toBe('well');
    expect(connector.posts).toHaveLength(1);
  });

  test('goes out with the token that is left when the secret has expired, and that makes nothing well', async () => {
    const { credentials, check, post } = newBot();
    await post();
    entra = refusing(7000222, 'invalid_client', 401);
    await check();
    await post();
    expect(connector.posts).toMatchObject([{ authorization: 'Bearer token-1' }, { authorization: 'Bearer token-1' }]);
    expect(credentials.state()).toBe('credentials refused');
  });

  test('that Teams turns away with 401 is refused too, until Teams takes one', async () => {
    const { credentials, check, post } = newBot();
    connector.faults.set('POST', { status: 401 });
    await expect(post()).rejects.toMatchObject({ name: 'TeamsFault', message: expect.stringMatching(/^post: 401/) });
    expect(lines).toMatchObject([{ level: 50, by: 'Teams', code: '401', remedy: expect.stringMatching(/Azure Bot/) }]);
    await check();
    expect(credentials.state()).toBe('credentials refused');
    connector.faults.clear();
    await post();
    expect(credentials.state()).toBe('well');
  });

  test('that has no conversation any more says nothing about the credentials', async () => {
    const { credentials, check, post } = newBot();
    await check();
    connector.faults.set('POST', { status: 404 });
    await expect(post()).rejects.toMatchObject({ name: 'TeamsFault', message: expect.stringMatching(/^post: 404/) });
    expect(credentials.state()).toBe('well');
  });
});

describe('a managed identity', () => {
  function failing(name: string, fields: object = {}): Error {
    return Object.assign(new Error('of tenant Contoso'), { name, ...fields });
  }

  test.each(['CredentialUnavailableError', 'AggregateAuthenticationError', 'AuthenticationError'])(
    '%s: there is no token to be had, and the remedy names the identity',
    (name) => {
      expect(refusalIn(failing(name))).toBe(name);
      const credentials = openCredentials(log);
      credentials.refused('Entra', name);
      expect(lines).toMatchObject([{ code: name, remedy: expect.stringMatching(/managed identity.*assigned/) }]);
    },
  );

  test.each([429, 500, 503])('an endpoint that answers %i may do better later', (statusCode) => {
    expect(refusalIn(failing('AuthenticationError', { statusCode }))).toBeNull();
  });

  test('an endpoint that answers 404 loses no message: it is not the conversation that is gone', async () => {
    const factory = {
      isValidAppId: async () => true,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        appId: 'an-identity',
        getToken: () => Promise.reject(failing('AuthenticationError', { statusCode: 404 })),
        signRequest: () => Promise.reject(failing('AuthenticationError', { statusCode: 404 })),
      }),
    };
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}, factory));
    const messenger = teamsMessenger(openTeams(() => adapter, 'an-identity', { credentials: openCredentials(log) }));
    await expect(messenger.post(channel(), MESSAGE)).rejects.toMatchObject({ name: 'TeamsFault' });
  });
});

test('credentials are checked at once and every hour, every minute while it does not go well, and no more after the end', async () => {
  vi.useFakeTimers();
  let isWell = true;
  const check = vi.fn(async () => isWell);
  const stop = watchCredentials(check);
  await vi.advanceTimersByTimeAsync(0);
  expect(check).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(59 * 60_000);
  expect(check).toHaveBeenCalledTimes(1);
  isWell = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(check).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  expect(check).toHaveBeenCalledTimes(5);
  stop();
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(check).toHaveBeenCalledTimes(5);
});
