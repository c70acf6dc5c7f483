import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { type Answering, type Asking, type CosmosServer, startCosmosServer } from './cosmos-server.ts';
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

interface Container {
  lsn: number;
  readonly rid: string;
  readonly versions: Map<string, Version[]>;
  /** What was found by whoever had seen everything, until something is written: for the next page, and whoever asks again. */
  readonly found: Map<string, readonly unknown[]>;
}

/** What is written with this header has been there for long: no reader is behind. For what a test finds as it begins. */
export const THERE_FOR_LONG = { 'x-there-for-long': 'true' } as const;

type Ask = (request: Asking, response: Answering) => void;

/** A server that shows an older state to whoever has not seen a newer one, splits pages, and refuses some requests. */
export function startStrictCosmos(strict: Strictness): Promise<CosmosServer> {
  const answer = strictly(strict);
  return startCosmosServer((request, response, ask) => {
    const answered = async (): Promise<void> => {
      const body = Buffer.concat(await request.toArray().catch(() => []));
      const { status, body: text, headers } = await answer(request, body, ask);
      response.writeHead(status, headers);
      response.end(text);
    };
    void answered();
    return true;
  });
}

function strictly(strict: Strictness): (request: IncomingMessage, body: Buffer, ask: Ask) => Promise<Answer> {
  const containers = new Map<string, Container>();
  let made = 0;
  const random = seeded(20_261_128);
  const isHit = (share: number): boolean => random() * 100 < share;

  function containerAt(path: string): Container {
    const known = containers.get(path);
    if (known) return known;
    made += 1;
    const rid = Buffer.alloc(8);
    rid.writeUInt32BE(made, 4);
    const container = { lsn: 0, rid: rid.toString('base64'), versions: new Map(), found: new Map() };
    containers.set(path, container);
    return container;
  }

  /** A database that is made again under the same name begins anew. */
  function forget(database: string): void {
    for (const path of containers.keys()) if (path.startsWith(`${database}/`)) containers.delete(path);
  }

  return async (request, body, ask) => {
    const [, , database, , name, kind, ...rest] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    if (kind !== 'docs') {
      if (request.method === 'DELETE' && database && !name) forget(database);
      return pass(ask, request, body);
    }
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

    if (headerOf(request, 'x-ms-cosmos-is-query-plan-request')) return pass(ask, request, body);
    if (headerOf(request, 'x-ms-documentdb-isquery')) {
      const asked = `${partition} ${body.toString('utf8')}`;
      const isUpToDate = seen >= container.lsn;
      const known = isUpToDate ? container.found.get(asked) : undefined;
      const rows =
        known ??
        (await rowsOf(ask, request, body, (row) => {
          const versions = partition ? container.versions.get(keyOf(String(row.id))) : undefined;
          if (!versions) return row;
          const document = visible(keyOf(String(row.id)))?.document;
          return document ? Object.fromEntries(Object.keys(row).map((field) => [field, document[field]])) : null;
        }));
      if (isUpToDate && seen >= container.lsn) container.found.set(asked, rows);
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
      return withToken(await pass(ask, request, body), seen);
    }
    const at = headerOf(request, 'x-there-for-long') ? Number.NEGATIVE_INFINITY : Date.now();
    const done = await pass(ask, request, body);
    if (done.status < 300) {
      const document = request.method === 'DELETE' ? null : JSON.parse(done.body);
      const key = keyOf(document ? String(document.id) : decodeURIComponent(rest.join('/')));
      container.lsn += 1;
      container.found.clear();
      const versions = container.versions.get(key) ?? [];
      container.versions.set(key, [...versions, { at, lsn: container.lsn, document }].slice(-20));
    }
    return withToken(done, container.lsn);
  };

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
}

/** Asks the server behind; as it is in this process, without a second connection. */
async function pass(
  ask: Ask,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  changed: Record<string, string> = {},
): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const got: Record<string, string> = {};
  const response: Answering = {
    statusCode: 200,
    setHeader(name, value) {
      got[name] = value;
    },
    end: (text) => resolve({ status: response.statusCode, body: text, headers: got }),
  };
  const request = Object.assign(Readable.from([body]), { method, url, headers: { ...headers, ...changed } });
  ask(request, response);
  return promise;
}

/** All that the server finds, as whoever asks may see it. A count is made of what is seen. */
async function rowsOf(
  ask: Ask,
  request: IncomingMessage,
  body: Buffer,
  seenAs: (row: Row) => Row | null,
): Promise<unknown[]> {
  const asked = JSON.parse(body.toString('utf8'));
  const isCount = /VALUE COUNT\(1\)/.test(asked.query);
  const query = isCount ? asked.query.replace('VALUE COUNT(1)', 'c.id') : asked.query;
  const all = { 'x-ms-max-item-count': '100000', 'x-ms-continuation': '' };
  const { body: found } = await pass(ask, request, Buffer.from(JSON.stringify({ ...asked, query })), all);
  const rows = (JSON.parse(found).Documents ?? []).flatMap((row: Row) => seenAs(row) ?? []);
  return isCount ? [rows.length] : rows;
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
