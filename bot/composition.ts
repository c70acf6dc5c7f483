import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultAzureCredential } from '@azure/identity';
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { describeFault } from '../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../src/frameworks/pack-files.ts';
import type { Clock, Frameworks, PulseKeys, Store, World } from '../src/ports.ts';
import { type CosmosAccess, openCosmosStore } from '../src/storage/cosmos-store.ts';
import { openKeyVaultKeys } from '../src/storage/key-vault-keys.ts';
import { openSqliteKeys } from '../src/storage/sqlite-keys.ts';
import { openSqliteStore } from '../src/storage/sqlite-store.ts';
import { type Config, type Secrets, StartFault } from './config.ts';
import type { Log } from './log.ts';
import { countedMessenger } from './outbound/counted-messenger.ts';
import { meetingRoles } from './outbound/meeting-roles.ts';
import { openCredentials, type TeamsState, watchCredentials } from './outbound/teams-credentials.ts';
import { credentialsCheck, openTeams, teamsMessenger } from './outbound/teams-messenger.ts';
import { teamsRoster } from './outbound/teams-roster.ts';
import type { ServerParts } from './server.ts';
import { guardTurns, TeamsBot } from './teams-bot.ts';
import { noTelemetry, type Telemetry } from './telemetry.ts';

export interface Composition {
  readonly world: World;
  /** What to put right in the organisation's own packs; the faulty ones are left out. */
  readonly packFaults: readonly string[];
  readonly process: ServerParts['process'];
  readonly teamsState: () => TeamsState;
  /** Checks the bot's credentials from time to time, if it has any; returns what ends it. */
  readonly watchTeams: () => () => void;
  /** Closes the stores. Nothing may be in progress any more. */
  readonly dispose: () => Promise<void>;
}

const SHOW_COUNT_EVERY_MS = { local: 30_000, production: 600_000 } as const;

/**
 * Chooses what the world is made of: the only place with a real clock, random ids and a class of store.
 * @param overrides parts of the world that a test or a demonstration brings along
 * @throws StartFault
 */
export function compose(
  config: Config,
  secrets: Secrets,
  log: Log,
  overrides: Partial<World> = {},
  telemetry: Telemetry = noTelemetry,
): Composition {
  const clock: Clock = overrides.clock ?? { now: () => Date.now() };
  const adapter = new CloudAdapter(authenticationFor(config, secrets));
  guardTurns(adapter, log);
  const credentials = openCredentials(log);
  const botAppId = config.mode === 'production' ? config.bot.id : '';
  const askTeams = openTeams(adapter, botAppId, credentials, () => telemetry.throttled('teams'));
  const { frameworks, packFaults } = readFrameworks(config, log);
  const world: World = {
    clock,
    ...openStores(config, secrets, clock, overrides, () => telemetry.throttled('cosmos')),
    messenger: countedMessenger(teamsMessenger(askTeams), telemetry),
    roster: { ...teamsRoster(askTeams, clock, log), ...meetingRoles(adapter, botAppId, log) },
    frameworks,
    newId: randomUUID,
    posted: new Map(),
    pace: { showCountEveryMs: SHOW_COUNT_EVERY_MS[config.mode], isSample: false },
    links: config.links,
    ...overrides,
  };
  const bot = new TeamsBot(world, config, log, telemetry);
  return {
    world,
    packFaults,
    process: (request, response) => adapter.process(request, response, (context) => bot.run(context)),
    teamsState: credentials.state,
    watchTeams: () =>
      botAppId ? watchCredentials(credentialsCheck(adapter, botAppId, credentials, log)) : () => undefined,
    dispose: async () => {
      await world.store.close();
      await world.keys.close();
    },
  };
}

/** Loaded only where it is asked for: the exporter takes a third of a second. */
export async function openTelemetry(config: Config, log: Log): Promise<Telemetry> {
  if (config.insights === undefined) return noTelemetry;
  const { sendToInsights } = await import('./telemetry-insights.ts');
  return sendToInsights(config.insights, identityOf(config), log);
}

/** Without an app id botbuilder takes unsigned requests; config.ts allows that in local mode only. */
function authenticationFor(config: Config, { botPassword }: Secrets): Authentication {
  if (config.mode === 'local') return new Authentication({});
  const { type, id, tenantId } = config.bot;
  return new Authentication({
    MicrosoftAppType: type,
    MicrosoftAppId: id,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppPassword: botPassword,
  });
}

/** A forged signature reaches the adapter as an error of the JWT library, and would be answered with 500. */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  override async authenticateRequest(activity: Activity, header: string) {
    try {
      return await super.authenticateRequest(activity, header);
    } catch (error) {
      const isForged = error instanceof Error && ['JsonWebTokenError', 'NotBeforeError'].includes(error.name);
      return isForged ? super.authenticateRequest(activity, '') : Promise.reject(error);
    }
  }
}

function openStores(
  config: Config,
  secrets: Secrets,
  clock: Clock,
  given: Partial<World>,
  onThrottled: () => void,
): { store: Store; keys: PulseKeys } {
  const { cosmos, dataDir } = config;
  try {
    mkdirSync(dataDir, { recursive: true });
    const openStore = (): Store =>
      cosmos
        ? openCosmosStore({ ...cosmos, access: accessTo(config, secrets), newId: randomUUID, onThrottled }, clock)
        : openSqliteStore(join(dataDir, 'behaviours.sqlite'), clock);
    return {
      store: given.store ?? openStore(),
      keys: given.keys ?? openKeys(config),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFault(`The data in DATA_DIR (${dataDir}) cannot be used: ${reason}`);
  }
}

function accessTo(config: Config, { cosmosKey }: Secrets): CosmosAccess {
  return cosmosKey ? { key: cosmosKey } : { credential: identityOf(config) };
}

function openKeys(config: Config): PulseKeys {
  const { keyVaultUrl, dataDir } = config;
  if (keyVaultUrl) return openKeyVaultKeys(keyVaultUrl, identityOf(config));
  return openSqliteKeys(join(dataDir, 'pulse-keys.sqlite'));
}

/** The bot's own managed identity, or whoever is signed in on this machine. */
function identityOf(config: Config): DefaultAzureCredential {
  const isManaged = config.mode === 'production' && config.bot.type === 'UserAssignedMsi';
  return new DefaultAzureCredential(isManaged ? { managedIdentityClientId: config.bot.id } : {});
}

function readFrameworks({ frameworksDir }: Config, log: Log): { frameworks: Frameworks; packFaults: string[] } {
  const { frameworks, faults } = readPackFiles(frameworksDir ? [shippedPacks, frameworksDir] : [shippedPacks]);
  const packFaults = faults.map(describeFault);
  for (const fault of packFaults) log.warn(fault);
  const byId = new Map(frameworks.map((framework) => [framework.id, framework]));
  return { frameworks: { all: () => frameworks, get: (frameworkId) => byId.get(frameworkId) }, packFaults };
}
