import { logger } from '@azure/keyvault-secrets';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type KeyVaultTiming, openKeyVaultKeys } from '../../../src/storage/key-vault/keys.ts';
import { keysContract } from '../../contract/keys-contract.ts';
import { CONFLICT, FakeVault, FORBIDDEN, problem, VAULT } from '../../support/fake-vault.ts';

const credential = { getToken: async () => ({ token: 'a-token', expiresOnTimestamp: 4_102_444_800_000 }) };
const QUICK = { answerWithinMs: 800, destroyWithinMs: 800, lookEveryMs: 5, retryAfterMs: 5 };

let vault: FakeVault;
beforeAll(() => nock.disableNetConnect());
beforeEach(() => {
  vault = new FakeVault();
});
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

const open = (timing: Partial<KeyVaultTiming> = {}) =>
  openKeyVaultKeys(`${VAULT}/`, credential, { ...QUICK, ...timing });

keysContract('Azure Key Vault', async () => {
  const keys = open({ answerWithinMs: 10_000 });
  return { keys, close: keys.close };
});

describe('the key of a pulse in Key Vault', () => {
  test('is one secret of 43 characters, without tags, whose name is the id in hexadecimal, capitals and all', async () => {
    await open().create('Ab_-9');
    const name = `pulse-${Buffer.from('Ab_-9').toString('hex')}`;
    expect([...vault.secrets.keys()]).toEqual([name]);
    expect(vault.bodies).toEqual([{ value: expect.stringMatching(/^[\w-]{43}$/), attributes: {} }]);
  });

  test('of two replicas that make it at once both then use the same', async () => {
    const [first, second] = [open(), open()];
    vault.beforePut = () => {
      vault.beforePut = () => undefined;
      vault.put('pulse-61', { value: Buffer.alloc(32, 7).toString('base64url') });
    };
    await first.create('a');
    expect(vault.secrets.get('pulse-61')).toHaveLength(2);
    expect(await second.create('a')).toEqual(await first.read('a'));
    expect(await second.read('a')).toEqual(await first.read('a'));
  });

  test('is made anew once what was deleted under the same name is purged, and not before', async () => {
    vault.deleted.set('pulse-61', ['old']);
    vault.faults = [{ call: 'DELETE deletedsecrets', answer: FORBIDDEN }];
    await expect(open().create('a')).rejects.toThrow(/^create failed: Key Vault answered 403 Forbidden$/);
    vault.faults = [];
    expect(await open().create('a')).toHaveLength(32);
    expect(vault.deleted.size).toBe(0);
  });

  test.each(['', 'short', Buffer.alloc(33).toString('base64url')])('with the value "%s" is damaged', async (value) => {
    vault.handle = () => [200, { id: `${VAULT}/secrets/pulse-61/1`, value, attributes: {} }];
    await expect(open().read('a')).rejects.toThrow(/^read failed: the key of a pulse is damaged$/);
  });
});

describe('reading a key often', () => {
  test('asks once a minute, and once for everybody who asks at the same time', async () => {
    let now = 1_000;
    const keys = open({ now: () => now });
    await keys.create('a');
    vault.calls.length = 0;
    await Promise.all(Array.from({ length: 50 }, () => keys.read('a')));
    now += 60_000;
    await keys.read('a');
    expect(vault.calls).toEqual(['GET secrets']);
    now += 1;
    await keys.read('a');
    expect(vault.calls).toHaveLength(2);
  });

  test('keeps as many as were agreed', async () => {
    const keys = open({ keepMost: 2 });
    for (const id of ['a', 'b', 'c']) await keys.create(id);
    for (const id of ['a', 'b', 'c']) await keys.read(id);
    vault.calls.length = 0;
    for (const id of ['c', 'b', 'a']) await keys.read(id);
    expect(vault.calls).toHaveLength(1);
  });

  test('forgets a key as its destruction begins', async () => {
    const keys = open();
    await keys.create('a');
    await keys.read('a');
    vault.faults = [{ call: 'DELETE secrets', answer: FORBIDDEN }];
    await expect(keys.destroy('a')).rejects.toThrow();
    vault.secrets.clear();
    expect(await keys.read('a')).toBeNull();
  });

  test('does not keep a key that was destroyed while it was on its way', async () => {
    const keys = open();
    await keys.create('a');
    vault.slowMs = 20;
    const reading = keys.read('a');
    await keys.destroy('a');
    await reading;
    vault.slowMs = 0;
    expect(await keys.read('a')).toBeNull();
  });
});

describe('destroying a key', () => {
  test('deletes, waits until the deletion is through, purges, and looks that it is gone', async () => {
    const keys = open();
    await keys.create('a');
    vault.hiddenFor = 4;
    vault.calls.length = 0;
    await keys.destroy('a');
    expect(vault.deleted.size + vault.secrets.size).toBe(0);
    expect(vault.calls.slice(-3)).toEqual(['GET deletedsecrets', 'DELETE deletedsecrets', 'GET deletedsecrets']);
  });

  test('is not claimed when the answer to the deletion was lost and the secret is out of sight', async () => {
    const keys = open();
    await keys.create('a');
    vault.hiddenFor = 2;
    vault.faults = [{ call: 'DELETE secrets', answer: [503, problem('Busy')], times: 1, isDone: true }];
    await keys.destroy('a');
    expect(vault.deleted.size).toBe(0);
  });

  test('without permission to purge throws each time, until there is one', async () => {
    const keys = open();
    await keys.create('a');
    vault.faults = [{ call: 'DELETE deletedsecrets', answer: FORBIDDEN }];
    for (const _ of [1, 2]) {
      await expect(keys.destroy('a')).rejects.toThrow(/^destroy failed: Key Vault answered 403 Forbidden$/);
    }
    expect(await keys.read('a')).toBeNull();
    vault.faults = [];
    await keys.destroy('a');
    expect(vault.deleted.size).toBe(0);
  });

  test('that another is at work on waits for it, and no longer than agreed', async () => {
    vault.deleted.set('pulse-61', ['old']);
    vault.faults = [
      { call: 'DELETE secrets', answer: CONFLICT },
      { call: 'DELETE deletedsecrets', answer: CONFLICT, times: 3 },
    ];
    await open({ destroyWithinMs: 60_000 }).destroy('a');
    expect(vault.deleted.size).toBe(0);

    vault.deleted.set('pulse-61', ['old']);
    vault.faults = [{ call: 'DELETE deletedsecrets', answer: CONFLICT }];
    const impatient = open({ destroyWithinMs: 150 }).destroy('a');
    await expect(impatient).rejects.toThrow(/^destroy failed: Key Vault was not done within 150 ms$/);
  });
});

describe('when Key Vault fails', () => {
  test.each([
    [403, 'Forbidden'],
    [503, 'ServiceUnavailable'],
    [500, 'InternalServerError'],
  ])('%i is a fault that names the operation and the status', async (status, code) => {
    vault.faults = [{ call: 'GET secrets', answer: [status, problem(code)] }];
    const fault = { name: 'StoreFault', message: `read failed: Key Vault answered ${status} ${code}` };
    await expect(open().read('a')).rejects.toMatchObject(fault);
  });

  test('429 is asked again after the time it gives, if that is within a turn', async () => {
    vault.faults = [{ call: 'GET secrets', answer: [429, problem('Throttled'), { 'retry-after-ms': '60' }], times: 2 }];
    const since = performance.now();
    expect(await open({ answerWithinMs: 30_000 }).read('a')).toBeNull();
    expect(vault.calls).toHaveLength(3);
    // Never earlier; a busy machine may make it later.
    expect(performance.now() - since).toBeGreaterThan(110);
    vault.faults = [{ call: 'GET secrets', answer: [429, problem('Throttled'), { 'Retry-After': '30' }] }];
    const reading = open({ answerWithinMs: 100 }).read('a');
    await expect(reading).rejects.toThrow(/^read failed: Key Vault was not done within 100 ms$/);
  });

  test('503 that passes is not noticed', async () => {
    vault.faults = [{ call: 'PUT secrets', answer: [503, problem('Busy')], times: 1, isDone: true }];
    const keys = open();
    expect(await keys.create('a')).toEqual(await keys.read('a'));
  });

  test('an answer that does not come ends in time', async () => {
    vault.slowMs = 400;
    const creating = open({ answerWithinMs: 50 }).create('a');
    await expect(creating).rejects.toThrow(/^create failed: Key Vault was not done within 50 ms$/);
  });

  test('a connection that breaks is a fault with its code', async () => {
    nock.cleanAll();
    const reset = Object.assign(new Error('c2VjcmV0'), { code: 'ECONNRESET' });
    nock(VAULT).persist().get(/./).replyWithError(reset);
    await expect(open().read('a')).rejects.toThrow(/^read failed: Key Vault was not reached, ECONNRESET$/);
  });

  test('a credential that fails is a fault without its words', async () => {
    const getToken = () => Promise.reject(new TypeError('client secret c2VjcmV0'));
    await expect(openKeyVaultKeys(VAULT, { getToken }).read('a')).rejects.toThrow(/^read failed: TypeError$/);
  });

  test('neither the SDK’s most talkative log nor a fault holds a value', async () => {
    const lines: unknown[][] = [];
    const level = logger.info;
    const [log, isEnabled] = [level.log, level.enabled];
    Object.assign(level, { enabled: true, log: (...line: unknown[]) => lines.push(line) });
    const keys = open();
    await keys.create('a');
    await keys.read('a');
    const value = vault.secrets.get('pulse-61')?.[0] ?? 'none';
    vault.faults = [{ call: 'GET deletedsecrets', answer: [403, { error: { code: value, message: value } }] }];
    const fault: unknown = await keys.destroy('a').catch((error: unknown) => error);
    Object.assign(level, { log, enabled: isEnabled });
    expect(lines.length).toBeGreaterThan(3);
    expect(JSON.stringify(lines)).not.toContain(value);
    expect(String(fault)).toBe('StoreFault: destroy failed: Key Vault answered 403');
  });
});
