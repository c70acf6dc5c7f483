import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { toConfig } from '../../../bot/config.ts';
import { LINK_SETTINGS } from '../../../bot/link-settings.ts';
import { NOTICE_SETTINGS } from '../../../bot/notice-settings.ts';
import { RETENTION_SETTINGS } from '../../../bot/retention-settings.ts';
import { CONTAINERS } from '../../../src/storage/cosmos/containers.ts';
import { Expression, flat, parseBicep } from './bicep.ts';
import { faultsIn, fieldOf, INFRA, named, readTemplates } from './templates.ts';

const templates = readTemplates();
const main = templates.get('azure.bicep');
const config = readFileSync(join(INFRA, '../bot/config.ts'), 'utf8');
const listedNames: readonly string[] = [...LINK_SETTINGS, ...NOTICE_SETTINGS, ...RETENTION_SETTINGS];

/** As Azure writes them. */
const DEPLOYED = {
  BOT_ID: '5f8c3a52-6b0e-4c8e-9a55-0d6f3f1f7a10',
  BOT_TENANT_ID: '0d9c2a77-1f5b-4d7c-8a35-2b6f3f1f7a11',
  PORT: '3978',
  COSMOS_ENDPOINT: 'https://behaviours-abc.documents.azure.com:443/',
  COSMOS_DATABASE: 'behaviours',
  KEY_VAULT_URL: 'https://behaviours-abc.vault.azure.net/',
  APPLICATIONINSIGHTS_CONNECTION_STRING:
    'InstrumentationKey=7c1d2a77-1f5b-4d7c-8a35-2b6f3f1f7a12;IngestionEndpoint=https://uksouth-1.in.applicationinsights.azure.com/;LiveEndpoint=https://uksouth.livediagnostics.monitor.azure.com/;ApplicationId=9a9d2a77-1f5b-4d7c-8a35-2b6f3f1f7a13',
};

function resource(path: string, type: string): unknown {
  return named(templates.get(path), 'resource').find(({ of }) => of.startsWith(`${type}@`))?.value;
}

function wordsOf(value: unknown): string {
  return value instanceof Expression ? value.tokens.map(({ text }) => text).join('') : '';
}

describe('the template for Azure', () => {
  test('names only what is declared, described, used and known to exist', () => {
    expect([...templates.keys()]).toContain('modules/cosmos.bicep');
    expect(faultsIn(templates)).toEqual([]);
  });

  test.each([
    ["resource a 'Microsoft.KeyVault/vaults@2099-01-01' = {}\n", '1 Microsoft.KeyVault/vaults@2099-01-01 is not known'],
    ["param a string\nvar b = '${a}'\nvar c = b\n", '1 a has no description'],
    ["output a string = '${nobody}-1'\n", '1 nobody is not declared'],
    ['output a string = invented(1)\n', '1 invented() is not declared'],
    ["module a 'b.bicep' = {\n  name: 'a'\n}\n", '1 there is no b.bicep'],
    ["module a 'x.bicep' = {\n  params: { y: 1 }\n}\n", '1 y is unknown'],
    ["module a 'x.bicep' = {\n  params: {}\n}\n", '1 needed is not given'],
    ["module a 'x.bicep' = {}\noutput b string = a.outputs.c\n", '2 a has no output c'],
    ['var a = 1\n', '1 a is not used'],
  ])('a fault is found: %j', (source, fault) => {
    const other = "@description('it')\nparam needed int\noutput d int = needed\n";
    const faults = faultsIn(new Map([source, other].map((text, at) => [at ? 'x.bicep' : 'a.bicep', parseBicep(text)])));
    expect(faults.some((one) => one.startsWith(`a.bicep:${fault}`))).toBe(true);
  });

  test('makes the containers that the store expects, indexed alike', () => {
    const cosmos = templates.get('modules/cosmos.bicep');
    const layouts = named(cosmos, 'var').find(({ name }) => name === 'containers')?.value;
    const made = resource('modules/cosmos.bicep', 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers');
    const shape = fieldOf(made, 'properties', 'resource');
    const found = (Array.isArray(layouts) ? layouts : []).map((one) => ({
      id: fieldOf(one, 'id'),
      partitionKey: { ...Object(fieldOf(shape, 'partitionKey')), paths: [fieldOf(one, 'partitionKey')] },
      indexingPolicy: { ...Object(fieldOf(shape, 'indexingPolicy')), includedPaths: fieldOf(one, 'indexed') },
      defaultTtl: fieldOf(one, 'defaultTtl'),
    }));
    expect(found).toEqual(CONTAINERS);
    const taken = ['id', 'partitionKey', 'indexingPolicy', 'defaultTtl'].map((key) =>
      JSON.stringify(fieldOf(shape, key)),
    );
    for (const name of ['id', 'partitionKey', 'indexed', 'defaultTtl']) {
      expect(taken.join(), `one.${name}`).toMatch(new RegExp(`"one".*"${name}"`));
    }
  });

  test('switches local authentication off, keeps backups for the shortest time, and lets keys be purged', () => {
    const account = resource('modules/cosmos.bicep', 'Microsoft.DocumentDB/databaseAccounts');
    expect(fieldOf(account, 'properties', 'disableLocalAuth')).toBe(true);
    const backup = { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } };
    expect(fieldOf(account, 'properties', 'backupPolicy')).toEqual(backup);
    const vault = fieldOf(resource('modules/key-vault.bicep', 'Microsoft.KeyVault/vaults'), 'properties');
    expect(vault).toMatchObject({ enableSoftDelete: true, softDeleteRetentionInDays: 7 });
    expect(vault).toMatchObject({ enableRbacAuthorization: true });
    expect(vault).not.toHaveProperty('enablePurgeProtection');
    const role = resource('modules/key-vault.bicep', 'Microsoft.Authorization/roleDefinitions');
    const allowed = fieldOf(role, 'properties', 'permissions', '0', 'dataActions');
    const actions = ['delete', 'getSecret/action', 'purge/action', 'readMetadata/action', 'setSecret/action'];
    expect([allowed].flat().sort()).toEqual(actions.map((one) => `Microsoft.KeyVault/vaults/secrets/${one}`));
  });

  test('lets the bot send telemetry as itself and in no other way, and read nothing', () => {
    const path = 'modules/observability.bicep';
    const insights = resource(path, 'Microsoft.Insights/components');
    expect(fieldOf(insights, 'properties', 'DisableLocalAuth')).toBe(true);
    const publisher = named(templates.get(path), 'var').find(({ name }) => name === 'metricsPublisher');
    expect(publisher?.value).toBe('3913510d-42f4-4e42-8a64-420c390055eb');
    const assignments = named(templates.get(path), 'resource').filter(({ of }) => of.includes('/roleAssignments@'));
    expect(assignments.map(({ value }) => wordsOf(fieldOf(value, 'scope')))).toEqual(['insights']);
    const role = wordsOf(fieldOf(assignments[0]?.value, 'properties', 'roleDefinitionId'));
    expect(role).toBe('subscriptionResourceId(Microsoft.Authorization/roleDefinitions,metricsPublisher)');
    expect(wordsOf(fieldOf(assignments[0]?.value, 'properties', 'principalId'))).toBe('principalId');
  });

  test('logs nothing that tells when an answer came', () => {
    const scopes = [...templates].flatMap(([path, template]) =>
      named(template, 'resource').flatMap(({ of, value }) => {
        const scope = of.startsWith('Microsoft.Insights/diagnosticSettings@') ? fieldOf(value, 'scope') : undefined;
        return scope === undefined ? [] : [`${path} ${wordsOf(scope)}`];
      }),
    );
    expect(scopes).toEqual(['modules/hosting.bicep environment']);
  });

  test('holds no secret and asks for none', () => {
    const asked =
      /^(?:listKeys|secure|secrets|secretRef|sharedKey|password|connectionString|BOT_PASSWORD|COSMOS_KEY)$/i;
    const words = [...templates.values()].flatMap(({ tokens }) => flat(tokens).map(({ text }) => text));
    // Of Application Insights, where it opens nothing: see the test of its local authentication.
    expect(words.filter((word) => asked.test(word))).toEqual(['ConnectionString']);
    const isLong = (word: string) => /^[\w+/=.-]{40,}$/.test(word) && !word.startsWith('Microsoft.');
    expect(words.filter(isLong)).toEqual([]);
    expect(isLong(Buffer.alloc(32).toString('base64'))).toBe(true);
  });

  test('gives the container only what the bot reads, and all that it cannot do without', () => {
    const app = resource('modules/container-app.bicep', 'Microsoft.App/containerApps');
    const env = fieldOf(app, 'properties', 'template', 'containers', '0', 'env');
    const given = (Array.isArray(env) ? env : []).map((one) => [fieldOf(one, 'name'), fieldOf(one, 'value')] as const);
    // Not the bot's own: @azure/identity reads it.
    const names = given.map(([name]) => String(name)).filter((name) => name !== 'AZURE_CLIENT_ID');
    expect(names.filter((name) => !config.includes(`'${name}'`) && !listedNames.includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining([...Object.keys(DEPLOYED), ...listedNames]));
    const literal = given.map(([name, value]) => [name, typeof value === 'string' ? value : '']);
    expect(toConfig({ ...Object.fromEntries(literal), ...DEPLOYED })).toMatchObject({ mode: 'production', port: 3978 });
    expect(env).toContainEqual({ name: 'STORE', value: 'cosmos' });
    expect(env).toContainEqual({ name: 'BOT_TYPE', value: 'UserAssignedMsi' });
  });

  test('is given all parameters by azure.parameters.json, and no other', () => {
    const text = readFileSync(join(INFRA, 'azure.parameters.json'), 'utf8');
    const given: Record<string, { value: unknown }> = JSON.parse(text).parameters;
    const params = named(main, 'param');
    expect(Object.keys(given).sort()).toEqual(params.map(({ name }) => name).sort());
    for (const { name, of, value, decorators } of params) {
      const found = given[name]?.value;
      expect(typeof found, name).toBe(of === 'int' ? 'number' : 'string');
      if (decorators.allowed) expect(decorators.allowed, name).toContain(found);
      const isOpen = typeof found === 'string' && found.includes('${{');
      if (!isOpen && !(value instanceof Expression)) expect(found, name).toEqual(value);
    }
  });

  test('and the Agents Toolkit use the same names, and only files that are there', () => {
    const text = readFileSync(join(INFRA, 'm365agents.yml'), 'utf8');
    const env = readFileSync(join(INFRA, 'env/.env.dev'), 'utf8');
    const outputs = named(main, 'output').map(({ name }) => name);
    const parameters = readFileSync(join(INFRA, 'azure.parameters.json'), 'utf8');
    const wanted = [...`${text}${parameters}`.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
    const declared = [...env.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name);
    expect([...wanted, ...outputs].filter((name) => !declared.includes(name))).toEqual([]);
    expect(env).not.toMatch(/^SECRET_/m);
    const project: Record<string, unknown> = parse(text);
    expect(project).toMatchObject({ version: 'v1.11', environmentFolderPath: './env' });
    const paths = [...text.matchAll(/(?:path|parameters|manifestPath): (\S+)/g)].map(([, path = '']) => path);
    for (const path of new Set(paths)) expect(readFileSync(join(INFRA, path)).length, path).toBeGreaterThan(0);
  });
});
