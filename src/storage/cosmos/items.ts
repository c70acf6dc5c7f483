import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import type { DocumentKey, WrittenDocument } from '../documents.ts';
import { DocumentFault } from '../store-fault.ts';
import { codeOf, type Run, type Send, THROTTLED } from './bounds.ts';

/** The fields that queries use stand beside the document. */
export const Item = z.object({
  id: z.string(),
  _etag: z.string(),
  /** Identifies a write, so that a writer whose confirmation was lost recognises its own. */
  writer: z.string(),
  document: z.union([z.string(), z.record(z.string(), z.unknown())]),
  audience: z.array(z.unknown()).optional(),
});
export type Item = z.infer<typeof Item>;

/** What a document is made of. */
export const WHOLE = 'c.document, c.audience';

/** Fields for queries and expiry. */
export type Beside = Readonly<Record<string, unknown>>;

export type NewItem = Record<string, unknown> & { readonly id: string; readonly writer: string };

const HEALTH_PARTITION = 'health';
/** After everything else in a partition that a query sorts by id, of which it is no part. */
export const MARKER_ID = '~marker';
const MARKER_KEPT_SECONDS = 60;
const CONTAINER_MISSING = 1003;
/** NUL and lone surrogates: valid in JSON, but not in every database. */
const ODD = /\\u(?:0000|d[89a-f])/;

export interface CosmosContainer {
  readonly toItem: (written: WrittenDocument, writer: string, beside?: Beside) => NewItem;
  readonly read: (send: Send, key: DocumentKey) => Promise<Record<string, unknown> | null>;
  /** Catches up first: what is named somewhere is there, if only for a replica that is not behind. */
  readonly readCaughtUp: (send: Send, key: DocumentKey) => Promise<Record<string, unknown> | null>;
  /** False if another writer has created it. */
  readonly create: (send: Send, item: NewItem) => Promise<boolean>;
  readonly upsert: (send: Send, item: NewItem) => Promise<void>;
  /** The new etag; null if it was changed or deleted. */
  readonly replace: (send: Send, item: NewItem, etag: string) => Promise<string | null>;
  /** False if it is missing, or was changed since `etag`. */
  readonly patch: (send: Send, key: DocumentKey, fields: Beside, etag?: string) => Promise<boolean>;
  readonly remove: (send: Send, key: DocumentKey, etag?: string) => Promise<'removed' | 'gone' | 'changed'>;
  /**
   * From now on this process reads what any process has written in that partition before. At consistency level Session another
   * replica may be behind; a write goes to the one that takes them all, and its session token makes every later read wait.
   */
  readonly catchUp: (send: Send, partition: string) => Promise<void>;
  /** Within one partition. A page may be empty and yet not the last: only null is the end. */
  readonly pages: (query: Query) => Pages;
  /** Over all partitions, in no order: those whose ids, as they are stored, are from one on, up to and without another. */
  readonly idPages: (from: string, end: string, pageSize: number) => DocumentPages;
  /** Over all partitions; of one list where it is named, and of that what it dates before a moment. */
  readonly allPages: (pageSize: number, list?: string, before?: number) => DocumentPages;
  /** Writes, in a partition of its own: to be read is not enough. */
  readonly check: (send: Send) => Promise<void>;
}

interface Query {
  readonly partition: string;
  readonly select: string;
  readonly where?: string;
  readonly order?: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly pageSize: number;
}

interface DocumentPages {
  readonly next: (send: Send) => Promise<WrittenDocument[] | null>;
}

export interface Pages {
  readonly next: (send: Send) => Promise<unknown[] | null>;
}

export function containerIn(container: Container, partitionField: string): CosmosContainer {
  const itemAt = ({ partition, id }: DocumentKey) => container.item(escapeId(id), partition);
  const partitionOf = (item: NewItem): string => String(item[partitionField]);
  const ifMatch = (etag: string | undefined) =>
    etag === undefined ? {} : { accessCondition: { type: 'IfMatch', condition: etag } };

  async function readRaw(send: Send, partition: string, id: string): Promise<Record<string, unknown> | null> {
    const { resource, statusCode, substatus } = await send((options) =>
      container.item(id, partition).read<Record<string, unknown>>(options),
    );
    if (statusCode === 404 && substatus === CONTAINER_MISSING) {
      throw new DocumentFault(`there is no container ${container.id}: deploy infra/azure.bicep`);
    }
    return resource ?? null;
  }

  /** A conflict may be with our own first attempt, whose confirmation was lost. */
  async function ownWriting(send: Send, item: NewItem): Promise<string | null> {
    const found = await readRaw(send, partitionOf(item), item.id);
    return found?.writer === item.writer ? String(found._etag) : null;
  }

  async function catchUp(send: Send, partition: string): Promise<void> {
    const marker = { id: MARKER_ID, [partitionField]: partition, ttl: MARKER_KEPT_SECONDS };
    await send((options) => container.items.upsert(marker, options));
  }

  function pagesOf(rest: string, values: Readonly<Record<string, string | number>>, pageSize: number): DocumentPages {
    const query = {
      query: `SELECT c.id, c.${partitionField}, ${WHOLE} FROM c ${rest}`,
      parameters: Object.entries(values).map(([name, value]) => ({ name: `@${name}`, value })),
    };
    const pages = container.items.query<Record<string, unknown>>(query, { maxItemCount: pageSize });
    return {
      async next(send) {
        if (!pages.hasMoreResults()) return null;
        const { resources = [] } = await send(() => pages.fetchNext());
        return resources.map((item) => ({
          key: { partition: String(item[partitionField]), id: idOf(item) },
          json: documentOf(item),
        }));
      },
    };
  }

  return {
    toItem: ({ key, json }, writer, beside = {}) => ({
      id: escapeId(key.id),
      [partitionField]: key.partition,
      ...beside,
      writer,
      ...laidOut(key, json),
    }),
    read: (send, key) => readRaw(send, key.partition, escapeId(key.id)),
    async readCaughtUp(send, { partition, id }) {
      await catchUp(send, partition);
      return readRaw(send, partition, escapeId(id));
    },
    async create(send, item) {
      const isNew = await orNull([409], () => send((options) => container.items.create(item, options)));
      return isNew !== null || (await ownWriting(send, item)) !== null;
    },
    async upsert(send, item) {
      await send((options) => container.items.upsert(item, options));
    },
    async replace(send, item, etag) {
      const stored = container.item(item.id, partitionOf(item));
      const done = await orNull([404, 412], () =>
        send((options) => stored.replace(item, { ...options, ...ifMatch(etag) })),
      );
      return done ? done.etag : ownWriting(send, item);
    },
    async patch(send, key, fields, etag) {
      const operations = Object.entries(fields).map(([field, value]) => ({
        op: 'set' as const,
        path: `/${field}`,
        value,
      }));
      const done = await orNull([404, 412], () =>
        send((options) => itemAt(key).patch(operations, { ...options, ...ifMatch(etag) })),
      );
      return done !== null;
    },
    async remove(send, key, etag) {
      let mayHaveArrived = false;
      try {
        await send(async (options) => {
          try {
            return await itemAt(key).delete({ ...options, ...ifMatch(etag) });
          } catch (error) {
            // Throttled, it did nothing; cut off, it may have.
            if (codeOf(error) !== 404) mayHaveArrived ||= codeOf(error) !== THROTTLED;
            throw error;
          }
        });
        return 'removed';
      } catch (error) {
        if (codeOf(error) === 404) return mayHaveArrived ? 'removed' : 'gone';
        if (codeOf(error) === 412) return 'changed';
        throw error;
      }
    },
    catchUp,
    pages({ partition, select, where = '', order = '', values = {}, pageSize }) {
      const query = {
        query: `SELECT ${select} FROM c WHERE c.${partitionField} = @partition AND c.id < @marker ${where && `AND ${where}`} ${order && `ORDER BY ${order}`}`,
        parameters: Object.entries({ partition, marker: MARKER_ID, ...values }).map(([name, value]) => ({
          name: `@${name}`,
          value,
        })),
      };
      let continuationToken: string | undefined;
      let isOver = false;
      return {
        async next(send) {
          if (isOver) return null;
          const { resources = [], continuationToken: token } = await send((options) =>
            container.items
              .query<unknown>(query, {
                partitionKey: partition,
                maxItemCount: pageSize,
                ...(continuationToken === undefined ? {} : { continuationToken }),
                ...options,
              })
              .fetchNext(),
          );
          continuationToken = token || undefined;
          isOver = continuationToken === undefined;
          return resources;
        },
      };
    },
    idPages: (from, end, pageSize) => pagesOf('WHERE c.id >= @from AND c.id < @end', { from, end }, pageSize),
    allPages(pageSize, list, before) {
      const conditions = [
        ...(list === undefined ? [] : ['c.list = @list']),
        ...(before === undefined ? [] : ['c.at < @before']),
      ];
      const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
      return pagesOf(
        where,
        { ...(list === undefined ? {} : { list }), ...(before === undefined ? {} : { before }) },
        pageSize,
      );
    },
    check: (send) => catchUp(send, HEALTH_PARTITION),
  };
}

const IDS_PER_PAGE = 500;

/** Of one partition, before any is removed: where a page goes on may be a place in a list. Each page has its own deadline. */
export async function allIdsIn(
  container: CosmosContainer,
  run: Run,
  operation: string,
  partition: string,
): Promise<string[]> {
  const pages = container.pages({ partition, select: 'c.id', pageSize: IDS_PER_PAGE });
  const ids: string[] = [];
  for (;;) {
    const page = await run(operation, (send) => pages.next(send));
    if (!page) return ids;
    ids.push(...page.map(idOf));
  }
}

/** Of a pulse the long list of whom it asked lies beside the rest, so that its result is read without it. */
function laidOut({ id }: DocumentKey, json: string): Pick<Item, 'document' | 'audience'> {
  if (ODD.test(json)) return { document: json };
  const document = JSON.parse(json);
  if (!id.startsWith('pulse:')) return { document };
  const { audience, ...rest } = document;
  return { document: rest, audience };
}

export function documentOf(item: unknown): string {
  const found = Item.pick({ document: true, audience: true }).safeParse(item);
  if (!found.success) return '';
  const { document, audience } = found.data;
  if (typeof document === 'string') return document;
  return JSON.stringify(audience === undefined ? document : { ...document, audience });
}

export function etagOf(item: unknown): string {
  return Item.pick({ _etag: true }).safeParse(item).data?._etag ?? '';
}

/** Reverses escapeId. */
export function idOf(item: unknown): string {
  const found = Item.pick({ id: true }).safeParse(item);
  if (!found.success) return '';
  return Buffer.from(
    found.data.id.replace(/~([0-9a-f]{2})|([^~])/g, (_, hex: string | undefined, plain: string | undefined) =>
      hex === undefined ? Buffer.from(plain ?? '', 'utf8').toString('hex') : hex,
    ),
    'hex',
  ).toString('utf8');
}

/** Cosmos DB forbids / \ ? # in ids. Keeps the order of plain ids. */
export function escapeId(id: string): string {
  return id.replace(/[^A-Za-z0-9:@._-]/gu, (character) =>
    [...Buffer.from(character, 'utf8')].map((byte) => `~${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

const TTL_SLACK_SECONDS = 60;

/** A fallback that deletes a little after the moment; never 0, which Cosmos DB refuses. */
export function ttlUntil(moment: number, now: number): number {
  return Math.max(0, Math.ceil((moment - now) / 1000)) + TTL_SLACK_SECONDS;
}

async function orNull<T>(codes: readonly unknown[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (codes.includes(codeOf(error))) return null;
    throw error;
  }
}
