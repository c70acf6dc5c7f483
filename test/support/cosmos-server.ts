import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CosmosClient } from '@azure/cosmos';
import { createHttpServer } from '@vercel/cosmosdb-server';
import type { Bounds } from '../../src/storage/cosmos/bounds.ts';
import { type CosmosOptions, createContainers } from '../../src/storage/cosmos/store.ts';

/** A hundred at once on a machine with other work: what a test asks here is not how fast. */
export const PATIENT: Bounds = { requestMs: 20_000, operationMs: 20_000, answerMs: 20_000 };

/** One request as the server got it. */
export interface Seen {
  readonly what: 'read' | 'create' | 'replace' | 'patch' | 'delete' | 'query' | 'plan' | 'container';
  readonly container: string;
}

/** Where something speaks Cosmos DB's protocol, whoever has started it. */
export interface Speaking {
  readonly endpoint: string;
  readonly key: string;
  readonly optionsFor: (database: string, bounds?: Bounds) => CosmosOptions;
  /** Makes an empty database, and gives what opens it. */
  readonly newDatabase: (bounds?: Bounds) => Promise<CosmosOptions>;
  readonly dropDatabase: (name: string) => Promise<void>;
}

/** Something that speaks Cosmos DB's protocol over HTTP: in this process, or wherever COSMOS_ENDPOINT says. */
export interface CosmosServer extends Speaking {
  /** Every request since it was last emptied; nothing of a server that is not ours. */
  readonly seen: Seen[];
  readonly close: () => Promise<void>;
}

/** What the server reads of a request, and uses of a response. */
export interface Asking extends AsyncIterable<unknown> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingMessage['headers'];
}
export interface Answering {
  statusCode: number;
  readonly setHeader: (name: string, value: string) => void;
  readonly end: (text: string) => void;
}

/**
 * Goes before the server: true if it has answered itself. Nothing can be called on what `writeHead` gives: where restify is in
 * the process, that is nothing.
 * @param ask asks the server in its place
 */
export type Intercept = (
  request: IncomingMessage,
  response: ServerResponse,
  ask: (request: Asking, response: Answering) => void,
) => boolean;

export async function startCosmosServer(intercept: Intercept = () => false): Promise<CosmosServer> {
  const server = createHttpServer({ keepAlive: true });
  const seen: Seen[] = [];
  const [answer] = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    seen.push(seenIn(request));
    const ask = (...asked: [Asking, Answering]): unknown => answer?.call(server, ...asked);
    if (!intercept(request, response, ask)) ask(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { seen, ...speakingTo(`http://127.0.0.1:${port}`, 'YSBrZXk='), close: () => closed(server) };
}

/** @throws if COSMOS_ENDPOINT is set and COSMOS_KEY is not */
export async function givenCosmosServer(): Promise<CosmosServer> {
  const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = process.env;
  if (!endpoint) return startCosmosServer();
  if (!key) throw new Error('COSMOS_ENDPOINT is set, so set COSMOS_KEY too');
  return { seen: [], ...speakingTo(endpoint, key), close: async () => {} };
}

export function speakingTo(endpoint: string, key: string): Speaking {
  let databases = 0;
  const optionsFor = (database: string, bounds = PATIENT): CosmosOptions => ({
    endpoint,
    database,
    access: { key },
    newId: randomUUID,
    bounds,
  });
  return {
    endpoint,
    key,
    optionsFor,
    async newDatabase(bounds) {
      databases += 1;
      const options = optionsFor(`test-${databases}-${randomUUID()}`, bounds);
      await createContainers(options);
      return options;
    },
    async dropDatabase(name) {
      const client = new CosmosClient({ endpoint, key, connectionPolicy: { enableEndpointDiscovery: false } });
      await client.database(name).delete();
      client.dispose();
    },
  };
}

function seenIn({ method = '', url = '', headers }: IncomingMessage): Seen {
  const [, container = '', document] = /^\/dbs\/[^/]+\/colls\/([^/]+)(?:\/docs(\/.+)?)?/.exec(url) ?? [];
  return { container, what: whatOf(method, url, document !== undefined, headers) };
}

function whatOf(method: string, url: string, isDocument: boolean, headers: IncomingMessage['headers']): Seen['what'] {
  if (!url.includes('/docs')) return 'container';
  if (headers['x-ms-cosmos-is-query-plan-request']) return 'plan';
  if (headers['x-ms-documentdb-isquery']) return 'query';
  if (method === 'PUT') return 'replace';
  if (method === 'PATCH') return 'patch';
  if (method === 'DELETE') return 'delete';
  return isDocument ? 'read' : 'create';
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
}
