import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CosmosConfig, type Env, readEnv, toConfig } from '../bot/config.ts';
import { openCosmosAdmin, PATIENT_BOUNDS } from '../src/operations/cosmos-admin.ts';
import { isSame, type Migrated, MigrationRefused, migrateDocuments } from '../src/operations/migrate-documents.ts';
import { openMigrationWork } from '../src/operations/migration-work.ts';
import { openSqliteAdmin } from '../src/operations/sqlite-admin.ts';
import { type CopyProgress, type StoreAdmin, WHOLE_INDEX } from '../src/operations/store-admin.ts';
import type { Store } from '../src/ports.ts';
import { type CosmosOptions, createContainers, openCosmosStore } from '../src/storage/cosmos/store.ts';
import { openSqliteStore } from '../src/storage/sqlite/store.ts';
import { DocumentFault, StoreFault } from '../src/storage/store-fault.ts';
import { optionsFor } from './open-stores.ts';
import { progressOn, type Terminal } from './terminal.ts';

type Destination = 'cosmos' | 'sqlite';

const USAGE = 'Say where to: npm run migrate -- --to cosmos, or npm run migrate -- --to sqlite.';
/** What is still to be copied; hashes, no contents. */
const WORK_FILE = 'migration.sqlite';
const clock = { now: () => Date.now() };

/**
 * Copies the documents of the SQLite file in DATA_DIR into the Cosmos DB database that COSMOS_* names, or back.
 * @returns the exit code: 0 once both sides hold the same
 */
export async function runMigrate(args: readonly string[], env: Env, out: Terminal, err: Terminal): Promise<number> {
  const say = (...lines: readonly string[]): unknown => out.write(`${lines.join('\n')}\n`);
  const complain = (...lines: readonly string[]): number => {
    err.write(`${lines.join('\n')}\n`);
    return 1;
  };
  const to = destinationOf(args);
  if (to === null) return complain(USAGE);
  const places = placesOf(env);
  if ('faults' in places) return complain('Nothing was copied.', ...places.faults);
  const { path, cosmos } = places;
  if (to === 'cosmos' && !existsSync(path)) {
    return complain(`Nothing was copied: there is no file ${path}. Set DATA_DIR to the folder that it lies in.`);
  }

  say(
    `Copying ${path} ${to === 'cosmos' ? 'to' : 'from'} ${cosmos.endpoint}, database ${cosmos.database}.`,
    'The bot must be stopped, every replica of it, until this is over: what it writes meanwhile may be lost. This may be stopped',
    'and run again: it goes on where it was.',
  );
  try {
    const moved = await copy(to, path, optionsFor(cosmos, env), progressOn(err));
    say(...moved.flatMap(tallyLines));
    if (!moved.every(isSame)) {
      return complain(
        'The two sides differ. Is the bot still running? Stop it and run this again; it takes up where it was.',
      );
    }
    say(
      'Both sides hold the same. What was seen once, so that a message delivered twice counts once, stays behind, and so do',
      `keys: no pulse is open, so none is needed. Set STORE to ${to} and start the bot.`,
    );
    return 0;
  } catch (error) {
    if (error instanceof MigrationRefused) return complain(...error.lines);
    // It could be read a moment ago: the bot is still writing.
    if (!(error instanceof StoreFault || error instanceof DocumentFault)) throw error;
    // The bar ends without a line break.
    if (err.isTTY) err.write('\n');
    return complain(
      `Broken off: ${error.message}.`,
      'What was copied stays. Run this again, and it copies what is missing.',
    );
  }
}

async function copy(
  to: Destination,
  path: string,
  options: CosmosOptions,
  report: (progress: CopyProgress) => void,
): Promise<Migrated[]> {
  // In Azure the template makes them; an emulator starts empty.
  if (to === 'cosmos' && 'key' in options.access) await createContainers(options).catch(asStoreFault);
  await prepareIndex(
    to === 'cosmos' ? openSqliteStore(path, clock) : openCosmosStore({ ...options, bounds: PATIENT_BOUNDS }, clock),
  );
  const cosmos = openCosmosAdmin(options, clock);
  try {
    const sqlite = await openSqliteAdmin(path, clock);
    try {
      const [source, target] = to === 'cosmos' ? [sqlite, cosmos] : [cosmos, sqlite];
      return await move(source, target, join(dirname(path), WORK_FILE), report);
    } finally {
      await sqlite.close();
    }
  } finally {
    await cosmos.close();
  }
}

async function move(
  source: StoreAdmin,
  target: StoreAdmin,
  workPath: string,
  report: (progress: CopyProgress) => void,
): Promise<Migrated[]> {
  const work = openMigrationWork(workPath, `${source.name} ${target.name}`);
  try {
    const moved = await migrateDocuments(source, target, work, clock.now(), report);
    if (moved.every(isSame)) await target.put('teams', [WHOLE_INDEX]);
    // Where the two sides differ, what was noted of them is wrong.
    work.remove();
    return moved;
  } catch (error) {
    if (error instanceof MigrationRefused) work.remove();
    throw error;
  } finally {
    work.close();
  }
}

/** So that what leads to documents from those whom they name is moved with them, and not to be made anew. */
async function prepareIndex(store: Store): Promise<void> {
  try {
    await store.prepareIndex(Number.POSITIVE_INFINITY);
  } finally {
    await store.close();
  }
}

function destinationOf(args: readonly string[]): Destination | null {
  const [flag, to] = args.join('=').split('=');
  return flag === '--to' && args.length <= 2 && (to === 'cosmos' || to === 'sqlite') ? to : null;
}

/** Both stores, whichever STORE the bot has, and no vault. */
function placesOf(env: Env): { path: string; cosmos: CosmosConfig } | { faults: string[] } {
  const { DATA_DIR, COSMOS_ENDPOINT, COSMOS_DATABASE, COSMOS_KEY } = env;
  const KEY_VAULT_URL = 'https://not-asked.vault.azure.net';
  const config = toConfig({ DATA_DIR, COSMOS_ENDPOINT, COSMOS_DATABASE, COSMOS_KEY, KEY_VAULT_URL, STORE: 'cosmos' });
  if ('faults' in config) return config;
  const { dataDir, cosmos } = config;
  return cosmos ? { path: join(dataDir, 'behaviours.sqlite'), cosmos } : { faults: [USAGE] };
}

function asStoreFault(error: unknown): never {
  throw new StoreFault(`the emulator gave no containers (${error instanceof Error ? error.name : 'unknown fault'})`);
}

function tallyLines({ container, copied, source, target }: Migrated): string[] {
  const side = ({ count, digest }: Migrated['source']): string => `${String(count).padStart(8)}  ${digest}`;
  return [`${container}: ${copied} copied`, `  source ${side(source)}`, `  target ${side(target)}`];
}

if (import.meta.main)
  process.exitCode = await runMigrate(process.argv.slice(2), readEnv(), process.stdout, process.stderr);
