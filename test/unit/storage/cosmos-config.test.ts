import { describe, expect, test } from 'vitest';
import { type Env, toConfig, toSecrets } from '../../../bot/config.ts';

const ACCOUNT = 'https://ward.documents.azure.com';
const VAULT = 'https://ward.vault.azure.net';
const EMULATOR = 'http://127.0.0.1:8081';

function faultsOf(env: Env): string[] {
  const config = toConfig(env);
  return 'faults' in config ? config.faults : [];
}

describe('where things are kept', () => {
  test('is SQLite unless STORE says otherwise', () => {
    for (const env of [{}, { STORE: '' }, { STORE: 'SQLite' }]) expect(toConfig(env)).toMatchObject({ mode: 'local' });
    expect(toConfig({})).not.toMatchObject({ cosmos: expect.anything() });
  });

  test('is an account in Azure, by its address and without a key', () => {
    const env: Env = { STORE: 'cosmos', COSMOS_ENDPOINT: ACCOUNT, KEY_VAULT_URL: VAULT };
    const cosmos = { endpoint: ACCOUNT, database: 'behaviours' };
    expect(toConfig(env)).toMatchObject({ cosmos, keyVaultUrl: VAULT });
    expect(toSecrets(env)).not.toHaveProperty('cosmosKey');
  });

  test.each([EMULATOR, 'https://localhost:8081/', 'http://[::1]:8081'])(
    'is the emulator %s, with its key',
    (endpoint) => {
      const env: Env = { STORE: 'Cosmos', COSMOS_ENDPOINT: endpoint, COSMOS_DATABASE: 'trial', COSMOS_KEY: 'a key' };
      expect(toConfig(env)).toMatchObject({ cosmos: { endpoint, database: 'trial' } });
      expect(toSecrets(env)).toMatchObject({ cosmosKey: 'a key' });
      expect(JSON.stringify(toConfig(env))).not.toContain('a key');
    },
  );

  test.each<[Env, RegExp]>([
    [{ STORE: 'mongo' }, /^STORE is mongo: set it to sqlite or cosmos/],
    [{ COSMOS_ENDPOINT: ACCOUNT }, /^COSMOS_ENDPOINT is set, but the store is SQLite: set STORE/],
    [{ STORE: 'cosmos', KEY_VAULT_URL: VAULT }, /^COSMOS_ENDPOINT is missing: .*https:/],
    [{ STORE: 'cosmos', COSMOS_ENDPOINT: 'ward', KEY_VAULT_URL: VAULT }, /^COSMOS_ENDPOINT is ward: give an address/],
    [
      { STORE: 'cosmos', COSMOS_ENDPOINT: 'http://ward.example', KEY_VAULT_URL: VAULT },
      /only on this machine may it be http/,
    ],
    [{ STORE: 'cosmos', COSMOS_ENDPOINT: ACCOUNT, COSMOS_KEY: 'k' }, /^COSMOS_KEY is set, .*Data Contributor/],
    [{ STORE: 'cosmos', COSMOS_ENDPOINT: EMULATOR, KEY_VAULT_URL: VAULT }, /^COSMOS_KEY is missing/],
    [
      { STORE: 'cosmos', COSMOS_ENDPOINT: ACCOUNT, COSMOS_DATABASE: 'a/b', KEY_VAULT_URL: VAULT },
      /^COSMOS_DATABASE is a\/b/,
    ],
    [{ STORE: 'cosmos', COSMOS_ENDPOINT: ACCOUNT }, /^KEY_VAULT_URL is missing: with STORE=cosmos/],
    [{ KEY_VAULT_URL: 'ward' }, /^KEY_VAULT_URL is ward: give an address/],
  ])('%o is refused, with what to do', (env, fault) => {
    expect(faultsOf(env)).toEqual([expect.stringMatching(fault)]);
  });
});
