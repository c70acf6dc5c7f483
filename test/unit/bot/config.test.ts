import { isAbsolute } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Env, readEnv, toConfig, toSecrets } from '../../../bot/config.ts';
import { leftOutOfNotice, NOTICE_SETTINGS } from '../../../bot/notice-settings.ts';
import { bareNotice, fullSettings } from '../../support/sample-notice.ts';

const ID = '11111111-aaaa-4bbb-8ccc-222222222222';
const TENANT = '33333333-aaaa-4bbb-8ccc-444444444444';
const SINGLE: Env = { BOT_TYPE: 'SingleTenant', BOT_ID: ID, BOT_TENANT_ID: TENANT, BOT_PASSWORD: 'a secret' };
const MANAGED: Env = { BOT_TYPE: 'UserAssignedMsi', BOT_ID: ID, BOT_TENANT_ID: TENANT };

function faultsOf(env: Env): string[] {
  const config = toConfig(env);
  return 'faults' in config ? config.faults : [];
}

describe('local mode', () => {
  test('is what nothing at all gives', () => {
    const config = toConfig({});
    expect(config).toEqual({
      mode: 'local',
      host: '127.0.0.1',
      ownAddress: 'http://127.0.0.1:3978',
      port: 3978,
      playgroundPort: 56150,
      dataDir: expect.stringMatching(/\.data$/),
      frameworksDir: '',
      keyVaultUrl: '',
      cosmos: undefined,
      links: { speakUp: { name: 'Freedom to Speak Up Guardian', url: '' }, wellbeing: { name: '', url: '' } },
      months: { results: 24, thanks: 12 },
      notice: Object.fromEntries(NOTICE_SETTINGS.map((name) => [name, ''])),
      logLevel: 'warn',
    });
    expect('dataDir' in config && isAbsolute(config.dataDir)).toBe(true);
  });

  test.each(['127.0.0.1', 'localhost', '::1'])('HOST %s is this machine, where it listens anyway', (HOST) => {
    expect(toConfig({ HOST })).toMatchObject({ host: '127.0.0.1' });
  });

  test.each(['0.0.0.0', '::', '10.0.0.4', 'bot.example.org'])('HOST %s is refused', (HOST) => {
    expect(faultsOf({ HOST })).toEqual([expect.stringMatching(/^HOST is .*remove HOST, or give the credentials/)]);
  });

  test('the bot and the Playground cannot share a port', () => {
    expect(faultsOf({ PORT: '4000', PLAYGROUND_PORT: '4000' })).toEqual([expect.stringContaining('both 4000')]);
  });
});

describe('production', () => {
  test('a SingleTenant bot', () => {
    expect(toConfig(SINGLE)).toMatchObject({
      mode: 'production',
      host: '0.0.0.0',
      logLevel: 'info',
      bot: { type: 'SingleTenant', id: ID, tenantId: TENANT },
      allowedTenants: [TENANT],
    });
  });

  test('a managed identity needs no password', () => {
    expect(toConfig(MANAGED)).toMatchObject({ mode: 'production', bot: { type: 'UserAssignedMsi' } });
    expect(toConfig({ ...MANAGED, BOT_PASSWORD: '' })).toMatchObject({ mode: 'production' });
  });

  test('GUIDs and types are taken in any case', () => {
    const env = { ...MANAGED, BOT_TYPE: 'userassignedmsi', BOT_TENANT_ID: TENANT.toUpperCase() };
    expect(toConfig(env)).toMatchObject({
      bot: { type: 'UserAssignedMsi', tenantId: TENANT },
      allowedTenants: [TENANT],
    });
  });

  test('other tenants can be let in', () => {
    expect(toConfig({ ...SINGLE, ALLOWED_TENANTS: ` ${ID.toUpperCase()} ,${TENANT},` })).toMatchObject({
      allowedTenants: [ID, TENANT],
    });
  });

  test('the password is never in the config', () => {
    expect(JSON.stringify(toConfig(SINGLE))).not.toContain('a secret');
    expect(toSecrets(SINGLE)).toEqual({ botPassword: 'a secret' });
  });
});

describe('where people can go with what a form is not for', () => {
  test('is in the organisation’s own words and addresses', () => {
    const env: Env = {
      ...SINGLE,
      SPEAK_UP_NAME: 'whistleblowing officer',
      SPEAK_UP_URL: 'https://intranet.example.org/speak-up?from=teams',
      WELLBEING_NAME: 'staff wellbeing hub',
      WELLBEING_URL: 'HTTPS://intranet.example.org/wellbeing',
    };
    expect(toConfig(env)).toMatchObject({
      links: {
        speakUp: { name: 'whistleblowing officer', url: 'https://intranet.example.org/speak-up?from=teams' },
        wellbeing: { name: 'staff wellbeing hub', url: 'HTTPS://intranet.example.org/wellbeing' },
      },
    });
  });

  test('a wellbeing address needs no name, and a name no address', () => {
    expect(toConfig({ WELLBEING_URL: 'https://example.org/' })).toMatchObject({
      links: { wellbeing: { name: 'wellbeing service', url: 'https://example.org/' } },
    });
    expect(toConfig({ WELLBEING_NAME: 'staff wellbeing hub' })).toMatchObject({
      links: { wellbeing: { name: 'staff wellbeing hub', url: '' } },
    });
  });

  test('left empty is left out', () => {
    const empty: Env = { SPEAK_UP_NAME: '', SPEAK_UP_URL: '', WELLBEING_NAME: '', WELLBEING_URL: '' };
    expect(toConfig(empty)).toEqual(toConfig({}));
  });
});

describe('the address of the bot’s own pages', () => {
  test('is its domain; on a laptop, where nobody has said one, this machine', () => {
    expect(toConfig({ ...SINGLE, BOT_DOMAIN: 'Behaviours.example.org' })).toMatchObject({
      ownAddress: 'https://behaviours.example.org',
    });
    expect(toConfig({ ...SINGLE, BOT_DOMAIN: '' })).toMatchObject({ ownAddress: '' });
    expect(toConfig({ PORT: '3000' })).toMatchObject({ ownAddress: 'http://127.0.0.1:3000' });
    expect(toConfig({ BOT_DOMAIN: 'tunnel.example.org' })).toMatchObject({ ownAddress: 'https://tunnel.example.org' });
  });
});

describe('for how long what has ended is kept', () => {
  test('is chosen in months', () => {
    const months = { results: 120, thanks: 1 };
    expect(toConfig({ RETENTION_MONTHS: '120', RETENTION_MONTHS_THANKS: '1' })).toMatchObject({ months });
    expect(toConfig({ RETENTION_MONTHS: '', RETENTION_MONTHS_THANKS: '' })).toEqual(toConfig({}));
    vi.stubEnv('RETENTION_MONTHS', ' 36 ');
    expect(toConfig(readEnv())).toMatchObject({ months: { results: 36, thanks: 12 } });
    vi.unstubAllEnvs();
  });

  test.each(['0', '121', '-1', '1.5', 'two', '1e2', '024x'])('%s is no number of months', (value) => {
    expect(faultsOf({ RETENTION_MONTHS: value, RETENTION_MONTHS_THANKS: value })).toEqual([
      `RETENTION_MONTHS is ${value}: give a number of months from 1 to 120, or remove it for 24.`,
      `RETENTION_MONTHS_THANKS is ${value}: give a number of months from 1 to 120, or remove it for 12.`,
    ]);
  });
});

describe('what the organisation says in the notice', () => {
  test('is taken as it stands', () => {
    expect(toConfig(fullSettings)).toMatchObject({ notice: fullSettings });
    vi.stubEnv('LAWFUL_BASIS', ' Public task ');
    expect(toConfig(readEnv())).toMatchObject({ notice: { LAWFUL_BASIS: 'Public task' } });
    vi.unstubAllEnvs();
  });

  test.each(NOTICE_SETTINGS)('%s may have 500 characters and no more', (name) => {
    const long = `https://example.org/${'x'.repeat(480)}`;
    expect(faultsOf({ [name]: long })).toEqual([]);
    expect(faultsOf({ [name]: `${long}x` })).toEqual([`${name} has 501 characters: shorten it to 500, or remove it.`]);
  });

  test('is known to be missing, but for a controller where the organisation is named', () => {
    expect(leftOutOfNotice(bareNotice.settings)).toEqual(NOTICE_SETTINGS);
    expect(leftOutOfNotice({ ...fullSettings, CONTROLLER_NAME: '', PRIVACY_URL: '' })).toEqual(['PRIVACY_URL']);
    expect(leftOutOfNotice({ ...fullSettings, CONTROLLER_NAME: '', ORGANISATION_NAME: '' })).toEqual([
      'ORGANISATION_NAME',
      'CONTROLLER_NAME',
    ]);
  });
});

describe('credentials that are neither all there nor all absent', () => {
  const NAMES = ['BOT_TYPE', 'BOT_ID', 'BOT_TENANT_ID', 'BOT_PASSWORD'] as const;
  const some = Array.from({ length: 14 }, (_, index) => NAMES.filter((_name, bit) => ((index + 1) >> bit) & 1));

  test.each(some)('only %s %s %s: each missing one is named', (...given) => {
    const present = NAMES.filter((name) => given.includes(name));
    const env = Object.fromEntries(present.map((name) => [name, SINGLE[name]]));
    const faults = faultsOf(env).join('\n');
    for (const name of NAMES) {
      // Without a type nobody can say whether a password is missing.
      const isNeeded = name !== 'BOT_PASSWORD' || present.includes('BOT_TYPE');
      expect(faults.includes(`${name} is missing`)).toBe(isNeeded && !present.includes(name));
    }
  });

  test('credentials that are there but empty are a deployment gone wrong, not a laptop', () => {
    expect(faultsOf({ BOT_TYPE: '', BOT_ID: '', BOT_TENANT_ID: '', BOT_PASSWORD: '' })).toHaveLength(3);
  });
});

describe('faults name the variable and the remedy', () => {
  test.each<[string, Env, RegExp]>([
    [
      'a type that does not exist',
      { ...SINGLE, BOT_TYPE: 'MultiTenant' },
      /^BOT_TYPE is MultiTenant: set it to SingleT/,
    ],
    ['a password too many', { ...MANAGED, BOT_PASSWORD: 'x' }, /^BOT_PASSWORD is set, .*remove it/],
    ['an id that is no GUID', { ...SINGLE, BOT_ID: 'behaviours-bot' }, /^BOT_ID is not a GUID: .*give a GUID such as/],
    ['a tenant that is a domain', { ...SINGLE, BOT_TENANT_ID: 'contoso.com' }, /^BOT_TENANT_ID is not a GUID/],
    ['a foreign tenant that is no GUID', { ...SINGLE, ALLOWED_TENANTS: `${ID},common` }, /^ALLOWED_TENANTS has common/],
    ['a port of words', { PORT: 'http' }, /^PORT is http: give a port number from 1 to 65535/],
    ['a port of nought', { PORT: '0' }, /^PORT is 0/],
    ['a port too high', { PORT: '65536' }, /^PORT is 65536/],
    ['a negative port', { PLAYGROUND_PORT: '-1' }, /^PLAYGROUND_PORT is -1/],
    ['a port with a point', { PORT: '39.78' }, /^PORT is 39.78/],
    ['a level that does not exist', { LOG_LEVEL: 'trace' }, /^LOG_LEVEL is trace: choose debug, info, warn, error/],
    [
      'an address that others can read on the way',
      { SPEAK_UP_URL: 'http://intranet/speak-up' },
      /^SPEAK_UP_URL is http:.*give an address that begins with https:\/\/, or remove it/,
    ],
    ['a notice that is no address', { PRIVACY_URL: 'our intranet' }, /^PRIVACY_URL is our intranet: give an address/],
    ['a notice that is a script', { PRIVACY_URL: 'javascript:alert(1)' }, /^PRIVACY_URL is javascript:/],
    ['a notice that others can read on the way', { PRIVACY_URL: 'http://example.org' }, /^PRIVACY_URL is http:/],
    ['an address that is a script', { WELLBEING_URL: 'javascript:alert(1)' }, /^WELLBEING_URL is javascript:/],
    ['an address that is none', { WELLBEING_URL: 'https://' }, /^WELLBEING_URL is https:\/\/: give an address/],
    ['an address with a space in it', { SPEAK_UP_URL: 'https://a b' }, /^SPEAK_UP_URL is https:\/\/a b/],
    ...['https://example.org', 'example.org/path', 'example.org:443', 'localhost', 'a b.org', 'x.org"onclick="y'].map(
      (domain): [string, Env, RegExp] => [
        `no domain: ${domain}`,
        { BOT_DOMAIN: domain },
        /^BOT_DOMAIN is .*: give a domain such as behaviours\.example\.org, .* or remove it\.$/,
      ],
    ),
    ['a person in place of an address', { SPEAK_UP_URL: 'mailto:guardian@example.org' }, /^SPEAK_UP_URL is mailto:/],
  ])('%s', (_what, env, sentence) => {
    expect(faultsOf(env)).toEqual([expect.stringMatching(sentence)]);
  });

  test('all of them at once', () => {
    const env = { BOT_ID: 'x', BOT_TYPE: 'SingleTenant', PORT: 'y', LOG_LEVEL: 'z', ALLOWED_TENANTS: 'w' };
    const named = faultsOf(env).map((fault) => fault.split(' ')[0]);
    expect(named.sort()).toEqual(['ALLOWED_TENANTS', 'BOT_ID', 'BOT_PASSWORD', 'BOT_TENANT_ID', 'LOG_LEVEL', 'PORT']);
  });

  test('a secret is never part of one', () => {
    expect(faultsOf({ ...MANAGED, BOT_PASSWORD: 'hunter2' }).join()).not.toContain('hunter2');
  });
});

describe('reading the environment', () => {
  afterEach(() => void vi.unstubAllEnvs());

  test('takes the known variables, trimmed, and nothing else', () => {
    vi.stubEnv('BOT_ID', ` ${ID}\n`);
    vi.stubEnv('SOMETHING_ELSE', 'x');
    expect(readEnv()).toMatchObject({ BOT_ID: ID });
    expect(readEnv()).not.toHaveProperty('SOMETHING_ELSE');
  });
});
