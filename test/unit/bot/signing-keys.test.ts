import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSigningKeys, type SigningKeys } from '../../../bot/http/signing-keys.ts';
import { type OpenIdServer, startOpenIdServer } from '../../support/openid-server.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

let openId: OpenIdServer;
let keys: SigningKeys;
let now = 0;
let warnings = 0;

beforeEach(async () => {
  openId = await startOpenIdServer();
  now = 0;
  warnings = 0;
  const write = (): void => {
    warnings += 1;
  };
  const log = pino({ level: 'warn' }, { write });
  keys = openSigningKeys(openId.metadataUrl, { now: () => now }, log);
});
afterEach(() => openId.stop());

/** How often the list was asked for while these names came, one each second. */
async function looksFor(keyId: string, seconds: number): Promise<number> {
  const before = openId.looks();
  for (let second = 0; second < seconds; second += 1) {
    now += SECOND;
    await keys.find(keyId);
  }
  return openId.looks() - before;
}

describe('the keys of the Bot Framework', () => {
  test('are asked for once, however many wait for them, and then known', async () => {
    const found = await Promise.all(Array.from({ length: 50 }, () => keys.find('key-1')));
    expect(found.every((key) => key?.asymmetricKeyType === 'rsa')).toBe(true);
    expect(await looksFor('key-1', 600)).toBe(0);
    expect(openId.looks()).toBe(1);
  });

  test('are those that may speak for Teams', async () => {
    expect(await keys.find('key-1')).not.toBeNull();
    expect(await keys.find('key-of-webchat')).toBeNull();
  });

  test('a new one is found at once, though the list was read a moment ago, and the old one is forgotten', async () => {
    await keys.find('key-1');
    openId.rollOver();
    now += SECOND;
    expect(await keys.find('key-2')).not.toBeNull();
    expect(await keys.find('key-1')).toBeNull();
  });

  test('are looked up again after a day, without letting anybody wait, so that a withdrawn one is not good for ever', async () => {
    await keys.find('key-1');
    openId.rollOver();
    now += 25 * HOUR;
    expect(await keys.find('key-1')).not.toBeNull();
    await expect.poll(() => keys.find('key-1')).toBeNull();
    expect(openId.looks()).toBe(2);
  });
});

describe('names that nobody has listed', () => {
  test('make the bot ask ever more seldom, down to once a minute', async () => {
    await keys.find('key-1');
    expect(await looksFor('made-up', 60)).toBe(6);
    expect(await looksFor('made-up', 600)).toBeLessThanOrEqual(10);
  });

  test('delay a new key by a minute at the most', async () => {
    await keys.find('key-1');
    await looksFor('made-up', 600);
    openId.rollOver();
    now += 60 * SECOND;
    expect(await keys.find('key-2')).not.toBeNull();
  });
});

describe('when the list cannot be read', () => {
  test.each([500, 404])('%i: the keys that are known go on working, for days', async (status) => {
    await keys.find('key-1');
    openId.breakDown(status);
    for (const hours of [25, 48, 72]) {
      now = hours * HOUR;
      const warned = warnings;
      expect(await keys.find('key-1')).not.toBeNull();
      await expect.poll(() => warnings).toBe(warned + 1);
    }
  });

  test('a bot that has just started lets nobody in, and tries again within seconds', async () => {
    openId.breakDown(503);
    expect(await keys.find('key-1')).toBeNull();
    openId.breakDown(undefined);
    now += 2 * SECOND;
    expect(await keys.find('key-1')).not.toBeNull();
  });

  test('whoever has a known key does not wait for those who have none', async () => {
    await keys.find('key-1');
    openId.breakDown(null);
    let isAnswered = false;
    const made = keys.find('made-up').finally(() => {
      isAnswered = true;
    });
    expect(await keys.find('key-1')).not.toBeNull();
    expect(isAnswered).toBe(false);
    await openId.stop();
    expect(await made).toBeNull();
  });
});
