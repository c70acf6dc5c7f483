import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CosmosServer, speakingTo, startCosmosServer } from './cosmos-server.ts';
import { seeded } from './seeded.ts';

/** What Cosmos DB may do and the server by itself does not. */
export interface Strictness {
  /** By how many milliseconds reads are behind, but for what the session token of the request says was seen. */
  readonly lagMs: number;
  /** How many pages in a hundred come empty, and yet go on. */
  readonly emptyPages: number;
  readonly mostOnPage: number;
  /** How many requests in a hundred are throttled. */
  readonly throttled: number;
}

interface Version {
  readonly at: number;
  readonly lsn: number;
  readonly document: Row | null;
}

type Row = Readonly<Record<string, unknown>>;

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** Stands before the server: shows an older state to whoever has not seen a newer one, splits pages, and refuses some requests. */
export async function startStrictCosmos(strict: Strictness): Promise<CosmosServer> {
  const server = await startCosmosServer();
  const containers = new Map<
    string,
    { lsn: number; readonly rid: string; readonly versions: Map<string, Version[]> }
  >();
  const random = seeded(20_261_128);
  const isHit = (share: number): boolean => random() * 100 < share;

  async function pass(request: IncomingMessage, body: Buffer, changed: Record<string, string> = {}): Promise<Answer> {
    const headers = new Headers();
    for (const [name, value] of Object.entries({ ...request.headers, ...changed }))
      if (!['host', 'connection', 'content-length', 'transfer-encoding'].includes(name))
        headers.set(name, String(value));
    const url = new URL(request.url ?? '/', server.endpoint);
    const { method = 'GET' } = request;
    const hasBody = method !== 'GET' && body.length > 0;
    const response = await fetch(url, { method, headers, ...(hasBody ? { body: new Uint8Array(body) } : {}) });
    return { status: response.status, body: await response.text(), headers: Object.fromEntries(response.headers) };
  }

  function containerAt(path: string) {
    const rid = Buffer.alloc(8);
    rid.writeUInt32BE(containers.size + 1, 4);
    const known = containers.get(path) ?? {
      lsn: 0,
      rid: rid.toString('base64'),
      versions: new Map<string, Version[]>(),
    };
    containers.set(path, known);
    return known;
  }

  async function answer(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const [, , database, , name, kind, ...rest] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    if (kind !== 'docs') return pass(request, body);
    if (isHit(strict.throttled)) {
      const headers = { 'x-ms-retry-after-ms': '5', 'x-ms-substatus': '3200' };
      return { status: 429, body: JSON.stringify({ code: 'TooManyRequests', message: 'throttled' }), headers };
    }
    const container = containerAt(`${database}/${name}`);
    const partition = headerOf(request, 'x-ms-documentdb-partitionkey');
    const seen = lsnIn(headerOf(request, 'x-ms-session-token'));
    const keyOf = (id: string): string => `${partition} ${id}`;
    const visible = (key: string): Version | undefined =>
      container.versions.get(key)?.findLast(({ at, lsn }) => lsn <= seen || at <= Date.now() - strict.lagMs);
    // With where it is from, by which a client keeps the tokens of its containers apart.
    const from = { 'x-ms-alt-content-path': `dbs/${database}/colls/${name}`, 'x-ms-content-path': container.rid };
    const withToken = (one: Answer, lsn: number): Answer => ({
      ...one,
      headers: { ...one.headers, ...from, 'x-ms-session-token': `0:-1#${lsn}` },
    });

    if (headerOf(request, 'x-ms-cosmos-is-query-plan-request')) return pass(request, body);
    if (headerOf(request, 'x-ms-documentdb-isquery')) {
      const rows = await rowsOf(request, body, (row) => {
        const versions = partition ? container.versions.get(keyOf(String(row.id))) : undefined;
        if (!versions) return row;
        const document = visible(keyOf(String(row.id)))?.document;
        return document ? Object.fromEntries(Object.keys(row).map((field) => [field, document[field]])) : null;
      });
      return withToken(pageOf(request, rows), seen);
    }
    if (request.method === 'GET') {
      const key = keyOf(decodeURIComponent(rest.join('/')));
      const found = visible(key);
      if (found?.document) {
        const headers = { 'content-type': 'application/json', etag: String(found.document._etag) };
        return withToken({ status: 200, body: JSON.stringify(found.document), headers }, seen);
      }
      if (container.versions.has(key)) return withToken(notFound(), seen);
      return withToken(await pass(request, body), seen);
    }
    const done = await pass(request, body);
    if (done.status < 300) {
      const document = request.method === 'DELETE' ? null : JSON.parse(done.body);
      const key = keyOf(document ? String(document.id) : decodeURIComponent(rest.join('/')));
      container.lsn += 1;
      const versions = container.versions.get(key) ?? [];
      container.versions.set(key, [...versions, { at: Date.now(), lsn: container.lsn, document }].slice(-20));
    }
    return withToken(done, container.lsn);
  }

  /** All that the server finds, as whoever asks may see it. A count is made of what is seen. */
  async function rowsOf(request: IncomingMessage, body: Buffer, seenAs: (row: Row) => Row | null): Promise<unknown[]> {
    const asked = JSON.parse(body.toString('utf8'));
    const isCount = /VALUE COUNT\(1\)/.test(asked.query);
    const query = isCount ? asked.query.replace('VALUE COUNT(1)', 'c.id') : asked.query;
    const all = { 'x-ms-max-item-count': '100000', 'x-ms-continuation': '' };
    const { body: found } = await pass(request, Buffer.from(JSON.stringify({ ...asked, query })), all);
    const rows = (JSON.parse(found).Documents ?? []).flatMap((row: Row) => seenAs(row) ?? []);
    return isCount ? [rows.length] : rows;
  }

  function pageOf(request: IncomingMessage, rows: readonly unknown[]): Answer {
    const from = Number(headerOf(request, 'x-ms-continuation') || 0);
    const wanted = Number(headerOf(request, 'x-ms-max-item-count') || 100);
    const isEmpty = rows.length > 0 && isHit(strict.emptyPages);
    const most = isEmpty ? 0 : Math.min(wanted > 0 ? wanted : 1000, strict.mostOnPage);
    const page = rows.slice(from, from + most);
    const next = from + page.length;
    const headers = {
      'content-type': 'application/json',
      ...(next < rows.length ? { 'x-ms-continuation': `${next}` } : {}),
    };
    return { status: 200, body: JSON.stringify({ _rid: '', Documents: page, _count: page.length }), headers };
  }

  const proxy = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const body = Buffer.concat(await request.toArray().catch(() => []));
    const { status, body: text, headers } = await answer(request, body);
    for (const name of ['content-length', 'content-encoding', 'transfer-encoding', 'connection']) delete headers[name];
    response.writeHead(status, headers).end(text);
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    seen: server.seen,
    ...speakingTo(`http://127.0.0.1:${port}`, server.key),
    async close() {
      proxy.closeAllConnections();
      proxy.close();
      await server.close();
    },
  };
}

function notFound(): Answer {
  return {
    status: 404,
    body: JSON.stringify({ code: 'NotFound', message: 'not found' }),
    headers: { 'x-ms-substatus': '0' },
  };
}

function headerOf({ headers }: IncomingMessage, name: string): string {
  return String(headers[name] ?? '');
}

/** The newest of those that a session has seen, of its one partition. */
function lsnIn(token: string): number {
  return Math.max(0, ...token.split(',').map((part) => Number(part.split('#')[1] ?? 0)));
}
