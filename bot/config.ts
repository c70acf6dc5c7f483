import { resolve } from 'node:path';
import { z } from 'zod';
import type { Contacts } from '../src/privacy/speak-up.ts';
import type { KeptMonths } from '../src/privacy/where-kept.ts';
import { LINK_SETTINGS, linksOf, ownAddressOf } from './link-settings.ts';
import { isHttps, NOTICE_SETTINGS, type NoticeSettings, noticeSettingsOf } from './notice-settings.ts';
import { keptMonthsOf, RETENTION_SETTINGS } from './retention-settings.ts';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

interface Common {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** A folder of the organisation's own packs; empty if there is none. */
  readonly frameworksDir: string;
  readonly links: Contacts;
  /** Of the bot, for a browser: without a slash at the end; empty where nobody has said it. */
  readonly ownAddress: string;
  readonly notice: NoticeSettings;
  readonly months: KeptMonths;
  readonly logLevel: LogLevel;
  /** The vault for the keys of open pulses; empty where they lie in a file. */
  readonly keyVaultUrl: string;
  /** The connection string of Application Insights; absent where nothing is sent there. */
  readonly insights?: string | undefined;
  /** Absent where the store is SQLite. */
  readonly cosmos?: CosmosConfig | undefined;
}

export interface CosmosConfig {
  readonly endpoint: string;
  readonly database: string;
}

/** Without credentials: a bot that only this machine can reach, and the Playground in front of it. */
export interface LocalConfig extends Common {
  readonly mode: 'local';
  readonly playgroundPort: number;
}

interface ProductionConfig extends Common {
  readonly mode: 'production';
  readonly bot: { readonly type: BotType; readonly id: string; readonly tenantId: string };
  /** Lower case. Teams lets any tenant send to a bot; the bot has to look itself. */
  readonly allowedTenants: readonly string[];
}

export type Config = LocalConfig | ProductionConfig;

export interface Secrets {
  readonly botPassword: string;
  /** Of an emulator on this machine; an account in Azure is entered with an identity. */
  readonly cosmosKey?: string;
}

/** Why the process cannot start, in words for the person who started it. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}

const BOT_TYPES = ['SingleTenant', 'UserAssignedMsi'] as const;
type BotType = (typeof BOT_TYPES)[number];

const CREDENTIALS = ['BOT_ID', 'BOT_TYPE', 'BOT_TENANT_ID', 'BOT_PASSWORD'] as const;
const OTHERS = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'FRAMEWORKS_DIR',
  'PLAYGROUND_PORT',
  'LOG_LEVEL',
  'ALLOWED_TENANTS',
  ...LINK_SETTINGS,
  ...NOTICE_SETTINGS,
  ...RETENTION_SETTINGS,
  'STORE',
  'COSMOS_ENDPOINT',
  'COSMOS_DATABASE',
  'COSMOS_KEY',
  'KEY_VAULT_URL',
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
] as const;

export type Env = { readonly [name in (typeof CREDENTIALS)[number] | (typeof OTHERS)[number]]?: string };

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];
const GUID_REMEDY = 'give a GUID such as 12345678-90ab-cdef-1234-567890abcdef';

/** The variables that the bot knows, as they stand; nothing else reads process.env. */
export function readEnv(): Env {
  const known = [...CREDENTIALS, ...OTHERS].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value.trim()]];
  });
  return Object.fromEntries(known);
}

/** The config, or every fault at once, each with the variable's name and what to do about it. */
export function toConfig(env: Env): Config | { faults: string[] } {
  const faults: string[] = [];
  const common = {
    port: portOf(env, 'PORT', 3978, faults),
    dataDir: resolve(env.DATA_DIR || '.data'),
    frameworksDir: env.FRAMEWORKS_DIR ? resolve(env.FRAMEWORKS_DIR) : '',
    links: linksOf(env, faults),
    notice: noticeSettingsOf(env, faults),
    months: keptMonthsOf(env, faults),
    cosmos: cosmosOf(env, faults),
    keyVaultUrl: keyVaultOf(env, faults),
    insights: insightsOf(env, faults),
  };
  // Empty credentials are a deployment gone wrong, not a laptop: local mode needs all of them absent.
  const isLocal = CREDENTIALS.every((name) => env[name] === undefined);
  const config = isLocal ? localConfig(env, common, faults) : productionConfig(env, common, faults);
  return faults.length > 0 ? { faults } : config;
}

/** Kept out of the config, so that nothing that shows or logs the config can show them. */
export function toSecrets(env: Env): Secrets {
  return { botPassword: env.BOT_PASSWORD ?? '', ...(env.COSMOS_KEY ? { cosmosKey: env.COSMOS_KEY } : {}) };
}

type Found = Omit<Common, 'host' | 'logLevel' | 'ownAddress'>;

function localConfig(env: Env, found: Found, faults: string[]): LocalConfig {
  if (env.HOST && !LOOPBACK.includes(env.HOST)) {
    faults.push(
      `HOST is ${env.HOST}, but without BOT_ID, BOT_TYPE and BOT_TENANT_ID the bot checks nobody and may only listen on this machine: remove HOST, or give the credentials.`,
    );
  }
  const playgroundPort = portOf(env, 'PLAYGROUND_PORT', 56150, faults);
  if (playgroundPort === found.port) {
    faults.push(`PLAYGROUND_PORT and PORT are both ${found.port}: give one of them another number.`);
  }
  const host = '127.0.0.1';
  const ownAddress = ownAddressOf(env, faults) || `http://${host}:${found.port}`;
  return { mode: 'local', ...found, host, ownAddress, playgroundPort, logLevel: levelOf(env, 'warn', faults) };
}

function productionConfig(env: Env, found: Found, faults: string[]): ProductionConfig {
  const type = botTypeOf(env, faults);
  const id = guidOf(env, 'BOT_ID', 'it is the bot’s Microsoft app id', faults);
  const tenantId = guidOf(env, 'BOT_TENANT_ID', 'it is the tenant where the bot is registered', faults);
  if (type === 'SingleTenant' && !env.BOT_PASSWORD) {
    faults.push('BOT_PASSWORD is missing: a SingleTenant bot needs the client secret of its app registration.');
  }
  if (type === 'UserAssignedMsi' && env.BOT_PASSWORD) {
    faults.push('BOT_PASSWORD is set, but a UserAssignedMsi bot has none: remove it, or set BOT_TYPE to SingleTenant.');
  }
  return {
    mode: 'production',
    ...found,
    host: env.HOST || '0.0.0.0',
    ownAddress: ownAddressOf(env, faults),
    logLevel: levelOf(env, 'info', faults),
    // Without a type there is a fault, and a config with a fault is never handed out.
    bot: { type: type ?? 'SingleTenant', id, tenantId },
    allowedTenants: tenantsOf(env, tenantId, faults),
  };
}

function botTypeOf(env: Env, faults: string[]): BotType | undefined {
  const type = BOT_TYPES.find((one) => one.toLowerCase() === env.BOT_TYPE?.toLowerCase());
  const found = env.BOT_TYPE ? `is ${env.BOT_TYPE}` : 'is missing';
  if (type === undefined) {
    faults.push(`BOT_TYPE ${found}: set it to SingleTenant or UserAssignedMsi, as on the Azure Bot resource.`);
  }
  return type;
}

function guidOf(env: Env, name: 'BOT_ID' | 'BOT_TENANT_ID', meaning: string, faults: string[]): string {
  const value = env[name] ?? '';
  if (value === '') faults.push(`${name} is missing: ${meaning}; ${GUID_REMEDY}.`);
  else if (!isGuid(value)) faults.push(`${name} is not a GUID: ${meaning}; ${GUID_REMEDY}.`);
  return value.toLowerCase();
}

function tenantsOf(env: Env, ownTenant: string, faults: string[]): string[] {
  const named = (env.ALLOWED_TENANTS ?? '').split(',').flatMap((part) => part.trim().toLowerCase() || []);
  for (const tenant of named) {
    if (!isGuid(tenant)) faults.push(`ALLOWED_TENANTS has ${tenant}: ${GUID_REMEDY}, with commas between.`);
  }
  return named.length > 0 ? named : [ownTenant];
}

function isGuid(value: string): boolean {
  return z.guid().safeParse(value).success;
}

function portOf(env: Env, name: 'PORT' | 'PLAYGROUND_PORT', usual: number, faults: string[]): number {
  const value = env[name];
  if (!value) return usual;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (port >= 1 && port <= 65_535) return port;
  faults.push(`${name} is ${value}: give a port number from 1 to 65535, or remove it for ${usual}.`);
  return usual;
}

/** Replicas share a store, so they have to share the keys; and a key must never lie beside what it protects. */
function keyVaultOf(env: Env, faults: string[]): string {
  const url = env.KEY_VAULT_URL ?? '';
  const example = 'https://your-vault.vault.azure.net';
  if (url !== '' && !isHttps(url)) faults.push(`KEY_VAULT_URL is ${url}: give an address such as ${example}.`);
  const isCosmosInAzure = env.STORE?.toLowerCase() === 'cosmos' && !env.COSMOS_KEY;
  if (url === '' && isCosmosInAzure) {
    faults.push(
      `KEY_VAULT_URL is missing: with STORE=cosmos the keys of open pulses are kept in a vault such as ${example}.`,
    );
  }
  return url;
}

function cosmosOf(env: Env, faults: string[]): CosmosConfig | undefined {
  const store = (env.STORE || 'sqlite').toLowerCase();
  if (store !== 'sqlite' && store !== 'cosmos') {
    faults.push(`STORE is ${env.STORE}: set it to sqlite or cosmos, or remove it for sqlite.`);
    return undefined;
  }
  if (store === 'sqlite') {
    for (const name of ['COSMOS_ENDPOINT', 'COSMOS_DATABASE', 'COSMOS_KEY'] as const) {
      if (env[name]) faults.push(`${name} is set, but the store is SQLite: set STORE to cosmos, or remove ${name}.`);
    }
    return undefined;
  }
  const endpoint = env.COSMOS_ENDPOINT ?? '';
  faults.push(...endpointFaults(endpoint, Boolean(env.COSMOS_KEY)));
  const database = env.COSMOS_DATABASE || 'behaviours';
  if (!/^[\w.-]{1,255}$/.test(database)) {
    faults.push(`COSMOS_DATABASE is ${database}: give its name in letters, digits, dots and hyphens.`);
  }
  return { endpoint, database };
}

function endpointFaults(endpoint: string, hasKey: boolean): string[] {
  const example = 'https://your-account.documents.azure.com';
  if (endpoint === '') {
    return [`COSMOS_ENDPOINT is missing: STORE is cosmos, so give the account’s address such as ${example}.`];
  }
  const isHere = URL.canParse(endpoint) && LOOPBACK.includes(new URL(endpoint).hostname.replace(/^\[|\]$/g, ''));
  if (!isHttps(endpoint) && !(isHere && endpoint.startsWith('http://'))) {
    return [
      `COSMOS_ENDPOINT is ${endpoint}: give an address such as ${example}; only on this machine may it be http://.`,
    ];
  }
  if (hasKey && !isHere) {
    return [
      'COSMOS_KEY is set, but COSMOS_ENDPOINT is not on this machine: keys are for emulators, so remove it and give the bot’s identity the role Cosmos DB Built-in Data Contributor.',
    ];
  }
  if (isHere && !hasKey) {
    return ['COSMOS_KEY is missing: an emulator on this machine knows no identities, so give the key that it prints.'];
  }
  return [];
}

/** Not a secret: whoever sends has to have an identity with a role as well. */
function insightsOf(env: Env, faults: string[]): string | undefined {
  const name = 'APPLICATIONINSIGHTS_CONNECTION_STRING';
  const parts = (env[name] ?? '').split(';').flatMap((one) => one.trim() || []);
  if (parts.length === 0) return undefined;
  const part = (key: string): string =>
    parts.find((one) => one.toLowerCase().startsWith(`${key.toLowerCase()}=`))?.slice(key.length + 1) ?? '';
  const remedy = 'copy it whole from the Overview of the Application Insights resource, or remove it';
  // The exporter takes lower case only.
  if (!/^[\da-f-]{36}$/.test(part('InstrumentationKey'))) faults.push(`${name} has no InstrumentationKey: ${remedy}.`);
  if (!isHttps(part('IngestionEndpoint'))) faults.push(`${name} has no IngestionEndpoint with https://: ${remedy}.`);
  return parts.join(';');
}

/** The exporter sends statistics about itself and the machine to Microsoft, and has no other switch than these. */
export function silenceExporter(): void {
  process.env.APPLICATION_INSIGHTS_NO_STATSBEAT = 'true';
  process.env.APPLICATIONINSIGHTS_OPENTELEMETRY_RESOURCE_METRIC_DISABLED = 'true';
}

function levelOf(env: Env, usual: LogLevel, faults: string[]): LogLevel {
  if (!env.LOG_LEVEL) return usual;
  const level = LOG_LEVELS.find((one) => one === env.LOG_LEVEL?.toLowerCase());
  if (level === undefined) faults.push(`LOG_LEVEL is ${env.LOG_LEVEL}: choose ${LOG_LEVELS.join(', ')}.`);
  return level ?? usual;
}
