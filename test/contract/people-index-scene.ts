import { join } from 'node:path';
import { openCosmosAdmin } from '../../src/operations/cosmos-admin.ts';
import { openSqliteAdmin } from '../../src/operations/sqlite-admin.ts';
import type { StoreAdmin } from '../../src/operations/store-admin.ts';
import type { Ports, Store, TeamDocument } from '../../src/ports.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { CODECS } from '../../src/storage/documents.ts';
import { NO_INDEX } from '../../src/storage/pointers.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { folderForTest } from '../support/folder.ts';
import { MONDAY_NINE } from '../support/sample-documents.ts';

export const KINDS_OF_STORE = ['sqlite', 'cosmos'] as const;
export const FOREVER = Number.POSITIVE_INFINITY;

/** How many writes to documents the server still takes. */
export const writes = { left: FOREVER };

/** A Cosmos DB that takes no more writes than that. */
export function startCountingServer(): Promise<CosmosServer> {
  return startCosmosServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const isAsking = headers['x-ms-documentdb-isquery'] ?? headers['x-ms-cosmos-is-query-plan-request'];
    if (method === 'GET' || isAsking || !url.includes('/colls/teams/docs')) return false;
    writes.left -= 1;
    if (writes.left >= 0) return false;
    request.resume();
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end('{"code":"Forbidden","message":"no"}');
    return true;
  });
}

export interface Place {
  readonly clock: { now: number };
  /** One more process each time. */
  readonly open: () => Store;
  readonly admin: () => Promise<StoreAdmin>;
  readonly close: () => Promise<void>;
}

/** An empty store, which any number of processes may open. */
export async function place(kind: (typeof KINDS_OF_STORE)[number], server: CosmosServer): Promise<Place> {
  const clock = { now: MONDAY_NINE };
  const now = { now: () => clock.now };
  const opened: { close: () => Promise<void> }[] = [];
  const keep = <T extends { close: () => Promise<void> }>(one: T): T => {
    opened.push(one);
    return one;
  };
  const close = async () => {
    for (const one of opened) await one.close();
  };
  writes.left = FOREVER;
  if (kind === 'sqlite') {
    const path = join(folderForTest(), 'store.db');
    return {
      clock,
      open: () => keep(openSqliteStore(path, now)),
      admin: async () => keep(await openSqliteAdmin(path, now)),
      close,
    };
  }
  const options = await server.newDatabase();
  return {
    clock,
    open: () => keep(openCosmosStore(options, now)),
    admin: async () => keep(openCosmosAdmin(options, now)),
    close,
  };
}

export function portsOf(store: Store, { clock }: Place) {
  return {
    store,
    clock: { now: () => clock.now },
    backOff: async () => {},
    updatesUnderWay: new Map(),
  } satisfies Partial<Ports>;
}

/** As a version of the bot that knew no index has left it. */
export async function keepWithoutIndex({ admin }: Place, documents: readonly TeamDocument[]): Promise<void> {
  const written = [...documents, NO_INDEX].map((document) => ({ ...CODECS[document.kind].write(document), document }));
  await (await admin()).put('teams', written);
}

export async function pointersIn({ admin }: Place): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of (await admin()).all('teams')) {
    if (key.id.startsWith('named-in:')) found.push(`${key.partition} ${key.id}`);
  }
  return found.sort();
}

export const idsNaming = async (store: Store, personId: string) =>
  (await store.namedIn({ personId })).map(({ address }) => address.id).sort();
