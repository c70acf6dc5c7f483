import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TokenCredential } from '@azure/identity';
import { describeFault, type Framework } from '../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../src/frameworks/pack-files.ts';
import type { Clock, Ports, PulseKeys, Store } from '../src/ports.ts';
import { linksWith } from '../src/privacy/speak-up.ts';
import type { CosmosAccess } from '../src/storage/cosmos/store.ts';
import { arePagesSound } from '../src/storage/sqlite/check-pages.ts';
import { openSqliteKeys } from '../src/storage/sqlite/keys.ts';
import { openSqliteStore } from '../src/storage/sqlite/store.ts';
import { backOffWith } from './back-off.ts';
import type { DatabaseFile } from './check-files.ts';
import { type Config, type Secrets, StartFault } from './config.ts';
import type { ServerParts } from './http/server.ts';
import { openSigningKeys } from './http/signing-keys.ts';
import { tokenCheck } from './http/verify-token.ts';
import { teamsAddresses } from './teams/addresses.ts';
import { isAllowed } from './teams/check-tenant.ts';
import { countedMessenger } from './teams/counted-messenger.ts';
import { meetingRoles } from './teams/meeting-roles.ts';
import { openQueues } from './teams/rate-limit-queues.ts';
import { openRateLimits, type RateLimits, type Shares } from './teams/rate-limits.ts';
import { plainSorry } from './teams/say-sorry.ts';
import { TeamsBot } from './teams/teams-bot.ts';
import { openCredentials, type TeamsState, watchCredentials } from './teams/teams-credentials.ts';
import {
  type AskTeams,
  credentialsCheck,
  inBackground,
  type OpenAdapter,
  openTeams,
  teamsMessenger,
} from './teams/teams-messenger.ts';
import { openMemberLists, teamsRoster } from './teams/teams-roster.ts';
import type { Log } from './telemetry/log.ts';
import { noTelemetry, type Telemetry } from './telemetry/telemetry.ts';

export interface Composition {
  readonly ports: Ports;
  /** The same, for what nobody waits for: in it people come first on the way to Teams. */
  readonly portsOfJobs: Ports;
  /** What to put right in the organisation's own packs; the faulty ones are left out. Reads the packs if nobody has. */
  readonly packFaults: () => readonly string[];
  /** Those of this machine; none where all is in Azure. */
  readonly files: readonly DatabaseFile[];
  readonly authorise: ServerParts['authorise'];
  readonly take: ServerParts['take'];
  readonly teamsState: () => TeamsState;
  /** Checks the bot's credentials from time to time, if it needs any to speak to Teams; returns what ends it. */
  readonly watchTeams: () => () => void;
  /** When all that went on after an answer has ended. */
  readonly settled: () => Promise<void>;
  /** Closes the stores. Nothing may be in progress any more. */
  readonly dispose: () => Promise<void>;
}

const BOT_FRAMEWORK_KEYS = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const STORE_FILE = 'behaviours.sqlite';
const KEYS_FILE = 'pulse-keys.sqlite';
const SHOW_COUNT_EVERY_MS = { local: 60_000, production: 600_000 } as const;

/** What a test, a bench or a demonstration brings along. */
export interface Brought {
  readonly ports?: Partial<Ports> | undefined;
  readonly telemetry?: Telemetry | undefined;
  /** Where those who may sign requests list their public keys; the Bot Framework's own list by default. */
  readonly openIdMetadata?: string | undefined;
  /** How much may come from one person, team or tenant, in place of what is usual. */
  readonly shares?: Partial<Shares> | undefined;
}

/**
 * Chooses what the ports are made of: the only place with a real clock, random ids and a class of store. What is for Azure
 * is loaded only where it is asked for: it takes longer than all the rest of the bot.
 * @throws StartFault
 */
export async function compose(
  config: Config,
  secrets: Secrets,
  log: Log,
  { ports: overrides = {}, telemetry = noTelemetry, openIdMetadata, shares }: Brought = {},
): Promise<Composition> {
  const realTime: Clock = { now: () => Date.now() };
  const clock = overrides.clock ?? realTime;
  const queues = openQueues();
  const openAdapter = adapterOnDemand(config, secrets);
  const credentials = openCredentials(log);
  const botAppId = config.mode === 'production' ? config.bot.id : '';
  const onThrottled = () => telemetry.throttled('teams');
  const askTeams = openTeams(openAdapter, botAppId, { credentials, onThrottled, queues });
  const memberLists = openMemberLists(clock);
  const teams = (ask: AskTeams) => ({
    messenger: countedMessenger(teamsMessenger(ask), telemetry),
    roster: {
      ...teamsRoster(ask, memberLists, log, (tenantId) => isAllowed(config, tenantId)),
      ...meetingRoles(openAdapter, botAppId, log, queues),
    },
  });
  const { frameworks, packFaults } = openFrameworks(config, log);
  const ports: Ports = {
    clock,
    ...(await openStores(config, secrets, clock, overrides, () => telemetry.throttled('cosmos'))),
    ...teams(askTeams),
    addresses: teamsAddresses,
    frameworks,
    newId: randomUUID,
    unconfirmedPosts: new Map(),
    updatesUnderWay: new Map(),
    backOff: backOffWith(Math.random),
    timing: { showCountEveryMs: SHOW_COUNT_EVERY_MS[config.mode], isSample: false },
    links: linksWith(config.links, config.ownAddress),
    whereKept: {
      database: config.cosmos ? 'cosmos' : 'sqlite',
      keys: config.keyVaultUrl ? 'vault' : 'file',
      months: config.months,
    },
    ownAddress: config.ownAddress,
    ...overrides,
  };
  const rateLimits = rateLimitsFor(config, log, shares);
  const bot = new TeamsBot(ports, config, log, { telemetry, rateLimits, saySorry: plainSorry(askTeams, log) });
  return {
    ports,
    portsOfJobs: { ...ports, ...teams(inBackground(askTeams)), ...overrides },
    packFaults,
    files: filesOf(config, overrides),
    authorise: authoriserFor(config, realTime, log, openIdMetadata),
    settled: () => bot.settled(),
    take: (activity) => bot.take(activity),
    teamsState: credentials.state,
    watchTeams: () =>
      botAppId && !overrides.messenger
        ? watchCredentials(credentialsCheck(openAdapter, botAppId, credentials, log))
        : () => undefined,
    dispose: async () => {
      await ports.store.close();
      await ports.keys.close();
    },
  };
}

/** The SDK takes as long to load as the rest of the bot, and what comes in is answered without it. */
function adapterOnDemand(config: Config, secrets: Secrets): OpenAdapter {
  let adapter: ReturnType<OpenAdapter> | undefined;
  return () => {
    adapter ??= import('./teams/teams-adapter.ts').then(({ makeAdapter }) => makeAdapter(config, secrets));
    return adapter;
  };
}

export async function openTelemetry(config: Config, log: Log): Promise<Telemetry> {
  if (config.insights === undefined) return noTelemetry;
  const { sendToInsights } = await import('./telemetry/telemetry-insights.ts');
  return sendToInsights(config.insights, await identityOf(config), log);
}

/** On a laptop nobody signs; config.ts lets only that machine in. Who is trusted is never a matter of a test's own clock. */
function authoriserFor(
  config: Config,
  realTime: Clock,
  log: Log,
  openIdMetadata = BOT_FRAMEWORK_KEYS,
): ServerParts['authorise'] {
  if (config.mode === 'local') return async () => ({ serviceUrl: null });
  return tokenCheck(config.bot.id, openSigningKeys(openIdMetadata, realTime, log), realTime);
}

/** On a laptop one person plays the whole team, and nobody else can come. */
function rateLimitsFor(config: Config, log: Log, shares?: Partial<Shares>): RateLimits {
  if (config.mode === 'local' && shares === undefined) return async () => null;
  return openRateLimits(config.mode === 'local' || config.allowedTenants.length === 1, log, shares);
}

function filesOf({ cosmos, keyVaultUrl, dataDir }: Config, given: Partial<Ports>): DatabaseFile[] {
  const files: DatabaseFile[] = [];
  if (!cosmos && !given.store) files.push({ holds: 'store', path: join(dataDir, STORE_FILE), isSound: arePagesSound });
  if (!keyVaultUrl && !given.keys)
    files.push({ holds: 'keys', path: join(dataDir, KEYS_FILE), isSound: arePagesSound });
  return files;
}

async function openStores(
  config: Config,
  secrets: Secrets,
  clock: Clock,
  given: Partial<Ports>,
  onThrottled: () => void,
): Promise<{ store: Store; keys: PulseKeys }> {
  const { cosmos, dataDir } = config;
  const openStore = async (): Promise<Store> => {
    if (!cosmos) return openSqliteStore(join(dataDir, STORE_FILE), clock);
    const { openCosmosStore } = await import('../src/storage/cosmos/store.ts');
    const access = await accessTo(config, secrets);
    return openCosmosStore({ ...cosmos, access, newId: randomUUID, onThrottled }, clock);
  };
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return {
      store: given.store ?? (await openStore()),
      keys: given.keys ?? (await openKeys(config)),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFault(`The data in DATA_DIR (${dataDir}) cannot be used: ${reason}`);
  }
}

async function accessTo(config: Config, { cosmosKey }: Secrets): Promise<CosmosAccess> {
  return cosmosKey ? { key: cosmosKey } : { credential: await identityOf(config) };
}

async function openKeys(config: Config): Promise<PulseKeys> {
  const { keyVaultUrl, dataDir } = config;
  if (!keyVaultUrl) return openSqliteKeys(join(dataDir, KEYS_FILE));
  const { openKeyVaultKeys } = await import('../src/storage/key-vault/keys.ts');
  return openKeyVaultKeys(keyVaultUrl, await identityOf(config));
}

/** The bot's own managed identity, or whoever is signed in on this machine. */
async function identityOf(config: Config): Promise<TokenCredential> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  const isManaged = config.mode === 'production' && config.bot.type === 'UserAssignedMsi';
  return new DefaultAzureCredential(isManaged ? { managedIdentityClientId: config.bot.id } : {});
}

/** The packs are read when one is first wanted: that takes a tenth of the start. */
function openFrameworks(
  { frameworksDir }: Config,
  log: Log,
): Pick<Composition, 'packFaults'> & Pick<Ports, 'frameworks'> {
  let read: { all: readonly Framework[]; byId: Map<string, Framework>; faults: string[] } | undefined;
  const packs = () => {
    if (read) return read;
    const found = readPackFiles(frameworksDir ? [shippedPacks, frameworksDir] : [shippedPacks]);
    const { frameworks, faults, warnings } = found;
    read = {
      all: frameworks,
      byId: new Map(frameworks.map((framework) => [framework.id, framework])),
      faults: faults.map(describeFault),
    };
    for (const fault of read.faults) log.warn(fault);
    for (const warning of warnings) log.info(`${describeFault(warning)} The pack is used as it is.`);
    return read;
  };
  const frameworks = { all: () => packs().all, get: (frameworkId: string) => packs().byId.get(frameworkId) };
  return { frameworks, packFaults: () => packs().faults };
}
