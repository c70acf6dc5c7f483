import { createHash, randomUUID } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import type { Env, Secrets } from '../../bot/config.ts';
import { openCosmosAdmin } from '../../src/operations/cosmos-admin.ts';
import { openSqliteAdmin } from '../../src/operations/sqlite-admin.ts';
import { CONTAINER_IDS } from '../../src/operations/store-admin.ts';
import type { Clock, Store } from '../../src/ports.ts';
import { CONTAINERS } from '../../src/storage/cosmos/containers.ts';
import { createContainers, openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { type Speaking, speakingTo } from './cosmos-server.ts';
import { THERE_FOR_LONG } from './strict-cosmos.ts';

/** With STORE=cosmos, the server that cosmos-for-all.ts has started or was given; otherwise every store is SQLite. */
function cosmos(): Speaking | undefined {
  const { STORE, COSMOS_ENDPOINT = '', COSMOS_KEY = '' } = process.env;
  if (STORE !== 'cosmos') return undefined;
  if (!COSMOS_ENDPOINT || !COSMOS_KEY) throw new Error('STORE is cosmos: start these tests with npm run test:store');
  return speakingTo(COSMOS_ENDPOINT, COSMOS_KEY);
}

/** A name for a database that no other test has. */
export function newDatabaseName(): string {
  return `test-${randomUUID()}`;
}

/** What chooses the store for a whole process; nothing where it is SQLite. */
export function storeEnv(database: string): Env & Record<string, string> {
  const server = cosmos();
  if (!server) return {};
  const { endpoint, key } = server;
  return { STORE: 'cosmos', COSMOS_ENDPOINT: endpoint, COSMOS_DATABASE: database, COSMOS_KEY: key };
}

/** The given secrets, and what opens the store. */
export function withStoreSecrets(secrets: Secrets): Secrets {
  const server = cosmos();
  return server ? { ...secrets, cosmosKey: server.key } : secrets;
}

/** Makes the database that a process of `storeEnv` will open; nothing where it is SQLite. */
export async function makeDatabase(database: string): Promise<void> {
  const server = cosmos();
  if (server) await createContainers(server.optionsFor(database));
}

export async function dropDatabase(database: string): Promise<void> {
  await cosmos()?.dropDatabase(database);
}

/** An empty store that is gone when it is closed. */
export function openOwnStore(clock: Clock): Store {
  return openCosmosOr(() => openSqliteStore(':memory:', clock), newDatabaseName(), clock, dropDatabase);
}

/** The store of a folder: whoever opens it again, in whichever process, finds what was kept. */
export function openStoreIn(folder: string, clock: Clock): Store {
  const open = (): Store => openSqliteStore(join(folder, 'store.sqlite'), clock);
  return openCosmosOr(open, databaseOf(folder), clock);
}

/** Copies a folder with the store in it, which nobody may have open. */
export async function copyStore(folder: string, copy: string): Promise<void> {
  cpSync(folder, copy, { recursive: true });
  await makeDatabase(databaseOf(copy));
  const [from, to] = [containersOf(databaseOf(folder)), containersOf(databaseOf(copy))];
  for (const [index, container] of from.entries()) {
    for (const item of await itemsIn(container)) await to[index]?.items.create(item);
  }
}

/** Where the folder's store is not in the folder. */
export function dropStoreIn(folder: string): Promise<void> {
  return dropDatabase(databaseOf(folder));
}

/** Every byte of every file in the folder, and all that is in its store if that lies elsewhere. */
export async function bytesInStore(folder: string): Promise<Buffer> {
  const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
  return Buffer.concat([...files, Buffer.from(JSON.stringify(await allItemsIn(databaseOf(folder))))]);
}

/** Every document in the folder's store, under its key. What was seen once is not among them. */
export async function documentsIn(folder: string, clock: Clock): Promise<ReadonlyMap<string, string>> {
  const server = cosmos();
  const admin = server
    ? openCosmosAdmin(server.optionsFor(databaseOf(folder)), clock)
    : await openSqliteAdmin(join(folder, 'store.sqlite'), clock);
  const found = new Map<string, string>();
  for (const container of CONTAINER_IDS) {
    for await (const { key, json } of admin.all(container)) found.set(`${key.partition} ${key.id}`, json);
  }
  await admin.close();
  return found;
}

/** Every document with all that lies beside it, as somebody sees it who may read the database; none where it is SQLite. */
export async function allItemsIn(database: string): Promise<{ container: string; item: Record<string, unknown> }[]> {
  const found = await Promise.all(
    containersOf(database).map(async (container) =>
      (await itemsIn(container)).map((item) => ({ container: container.id, item })),
    ),
  );
  return found.flat();
}

type CosmosContainer = ReturnType<ReturnType<CosmosClient['database']>['container']>;

function containersOf(database: string): CosmosContainer[] {
  const server = cosmos();
  if (!server) return [];
  const { endpoint, key } = server;
  const connectionPolicy = { enableEndpointDiscovery: false };
  const client = new CosmosClient({ endpoint, key, connectionPolicy, defaultHeaders: THERE_FOR_LONG });
  return CONTAINERS.map(({ id }) => client.database(database).container(id));
}

async function itemsIn(container: CosmosContainer): Promise<Record<string, unknown>[]> {
  return (await container.items.readAll<Record<string, unknown>>().fetchAll()).resources;
}

/** Folders differ in their last part, but for those of one test also in the part before. */
function databaseOf(folder: string): string {
  return `folder-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
}

/** @param after with the database's name, once the store is closed */
function openCosmosOr(
  openSqlite: () => Store,
  database: string,
  clock: Clock,
  after: (database: string) => Promise<void> = async () => {},
): Store {
  const server = cosmos();
  return server ? madeWhenUsed(server, database, clock, after) : openSqlite();
}

/** Opening is not waited for, so the database is made by the first operation. */
function madeWhenUsed(
  server: Speaking,
  database: string,
  clock: Clock,
  after: (database: string) => Promise<void>,
): Store {
  const options = server.optionsFor(database);
  const store = openCosmosStore(options, clock);
  let made: Promise<void> | undefined;
  const ready = (): Promise<void> => {
    made ??= createContainers(options);
    return made;
  };
  const operations = Object.entries(store).map(([name, operation]) => [
    name,
    async (...given: readonly unknown[]) => {
      await ready();
      return Reflect.apply(operation, store, given);
    },
  ]);
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await store.close();
    if (made) await made.then(() => after(database));
  };
  return {
    ...(Object.fromEntries(operations) as Store),
    async *answersOf(pulseId) {
      await ready();
      yield* store.answersOf(pulseId);
    },
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}
