import { LRUCache } from 'lru-cache';
import pMap from 'p-map';
import { z } from 'zod';
import { type Named, SETTLED_AFTER_MS } from '../../own-data/named-people.ts';
import type { Clock, Naming, Store, TeamDocument } from '../../ports.ts';
import { personPartition } from '../../thanks/preferences.ts';
import { CODECS, codecOf, type DocumentKey, type WrittenDocument } from '../documents.ts';
import {
  addressIn,
  holderOf,
  INDEX_STATE_KEY,
  type IndexState,
  isNaming,
  NAMING_KINDS,
  NO_INDEX,
  notedAtOf,
  POINTER_LISTS,
  type Pointer,
  pointersTo,
} from '../pointers.ts';
import { DocumentFault } from '../store-fault.ts';
import type { Run, Send } from './bounds.ts';
import {
  type Beside,
  type CosmosContainer,
  documentOf,
  etagOf,
  idOf,
  type NewItem,
  type Pages,
  ttlUntil,
} from './items.ts';

/** Leaves room for everybody else’s requests. */
const AT_ONCE = 20;
/** Thousands at a time may be throttled. */
const LONGEST_MS = 30_000;
const PAGE = 100;
/** In a range that is finished at once; so many are looked at again where a process dies. */
const MOST_IN_RANGE = 500;
/** Before every sign of an id. */
const BEGUN = '!';
const EVERY = Number.POSITIVE_INFINITY;
/** What ids are made of as they are stored, in their order. */
const SIGNS = '-.0123456789:@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~';
const ASK_AGAIN_MS = 60_000;
/** Of the documents read lately, what leads to them. */
const MOST_REMEMBERED = 100_000;

const Listed = z.object({ list: z.string().optional(), at: z.number().optional() });
type ById = ReadonlyMap<string, Pointer>;

interface PeopleIndex extends Pick<Store, 'namedIn' | 'dropNaming' | 'prepareIndex' | 'erasePersonalData'> {
  /** What leads to a document as it is under this etag, so that whoever replaces it knows what changes. */
  readonly remember: (document: TeamDocument, etag: string) => void;
  /** Runs the work that writes the document once all that leads to it is there. */
  readonly noted: <T>(operation: string, document: TeamDocument, work: (send: Send) => Promise<T>) => Promise<T>;
  /** The same for one that takes the place of another; what led to that one alone goes afterwards. */
  readonly changed: (document: TeamDocument, etag: string, work: (send: Send) => Promise<boolean>) => Promise<boolean>;
  /** All that leads to a document. */
  readonly erase: (operation: string, document: TeamDocument) => Promise<void>;
}

/** Who is named where, each in the partition of who is named. Nothing spans two partitions: see src/README.md. */
export function peopleIndexOn(
  container: CosmosContainer,
  run: Run,
  clock: Clock,
  itemOf: (document: Pointer | IndexState, beside?: Beside) => NewItem,
): PeopleIndex {
  const remembered = new LRUCache<string, ById>({
    maxSize: MOST_REMEMBERED,
    sizeCalculation: ({ size }) => size + 1,
  });
  /** By this process, so that what is older than the index is not written again with each change. */
  const noted = new LRUCache<string, true>({ maxSize: MOST_REMEMBERED, sizeCalculation: () => 1 });
  let isComplete = false;
  let askAgainAt = Number.NEGATIVE_INFINITY;

  const keyOf = (pointer: Pointer): DocumentKey => CODECS[pointer.kind].write(pointer).key;
  const byId = (document: TeamDocument): ById =>
    new Map(pointersTo(document, clock.now()).map((pointer) => [idOfKey(keyOf(pointer)), pointer]));

  /** Written anew even where it is: whoever is about to take the older one out leaves it then. */
  async function noteOne(send: Send, pointer: Pointer): Promise<void> {
    if (pointer.kind === 'thank-you-of') await container.create(send, itemOf(pointer));
    else await container.upsert(send, itemOf(pointer, ttlOf(pointer)));
    noted.set(idOfKey(keyOf(pointer)), true);
  }

  function ttlOf(pointer: Pointer): Beside {
    const endsAt = pointer.kind === 'named-in' ? pointer.endsAt : 0;
    return endsAt === 0 ? {} : { ttl: ttlUntil(endsAt, clock.now()) };
  }

  /** Each has its own deadline but the last, which share that of the work. */
  async function noteAnd<T>(
    operation: string,
    pointers: readonly Pointer[],
    work: (send: Send) => Promise<T>,
  ): Promise<T> {
    const most = pointers.slice(0, Math.max(0, pointers.length - AT_ONCE));
    const note = (pointer: Pointer) => run(operation, (send) => noteOne(send, pointer), LONGEST_MS);
    await pMap(most, note, { concurrency: AT_ONCE });
    return run(operation, async (send) => {
      await Promise.all(pointers.slice(most.length).map((pointer) => noteOne(send, pointer)));
      return work(send);
    });
  }

  /** Before anything leads to it. */
  const keyOfValid = (operation: string, document: TeamDocument): Promise<DocumentKey> =>
    run(operation, async () => CODECS[document.kind].write(document).key);

  /** Null if it is another one by now. */
  async function before({ kind }: TeamDocument, key: DocumentKey, etag: string): Promise<ById | null> {
    const known = remembered.get(etag);
    if (known) return known;
    const item = await run('replace', (send) => container.readCaughtUp(send, key));
    return item?._etag === etag ? byId(codecOf(kind).read(documentOf(item), key)) : null;
  }

  async function changed(
    document: TeamDocument,
    etag: string,
    work: (send: Send) => Promise<boolean>,
  ): Promise<boolean> {
    const key = await keyOfValid('replace', document);
    if (!isNaming(document.kind)) return run('replace', work);
    const had = await before(document, key, etag);
    if (!had) return false;
    const has = byId(document);
    const isKnown = await isReady();
    const gone = await stillThere([...had].filter(([id]) => !has.has(id)).map(([, pointer]) => keyOf(pointer)));
    const fresh = [...has].filter(([id]) => !had.has(id) || !(isKnown || noted.has(id))).map(([, pointer]) => pointer);
    if (!(await noteAnd('replace', fresh, work))) return false;
    await pMap(gone, drop, { concurrency: AT_ONCE });
    return true;
  }

  /** With the etags from before the change: what is written anew after it stays. */
  async function stillThere(keys: readonly DocumentKey[]): Promise<Naming['pointer'][]> {
    const find = async (key: DocumentKey) => {
      const item = await run('replace', (send) => container.read(send, key));
      return item ? [{ ...key, etag: String(item._etag) }] : [];
    };
    return (await pMap(keys, find, { concurrency: AT_ONCE })).flat();
  }

  function drop({ partition, id, etag }: Naming['pointer']): Promise<unknown> {
    return run('dropNaming', (send) => container.remove(send, { partition, id }, etag));
  }

  async function readState(send: Send): Promise<IndexState> {
    const item = await container.read(send, INDEX_STATE_KEY);
    return item ? CODECS['index-state'].read(documentOf(item), INDEX_STATE_KEY) : NO_INDEX;
  }

  async function isReady(): Promise<boolean> {
    if (isComplete || performance.now() < askAgainAt) return isComplete;
    askAgainAt = performance.now() + ASK_AGAIN_MS;
    ({ isComplete } = await run('prepareIndex', readState));
    return isComplete;
  }

  /** By ranges of their ids, so that any process can go on after the last that was finished. */
  async function prepareIndex(limit: number): Promise<boolean> {
    if (isComplete) return true;
    const state = await run('prepareIndex', readState);
    let left = limit;

    /** False if it was not finished. Where there are many it is finished in smaller ranges. */
    async function visit(from: string, end: string): Promise<boolean> {
      if (state.upTo >= end) return true;
      const parts = rangesIn(from, end);
      const isBegun = parts.length > 0 && state.upTo > from;
      if (isBegun || !(await noteRange(from, end, parts.length > 0 ? MOST_IN_RANGE : EVERY))) {
        if (!isBegun) await keepState({ kind: 'index-state', upTo: `${from}${BEGUN}`, isComplete: false });
        for (const [first, last] of parts) {
          if (left <= 0 || !(await visit(first, last))) return false;
        }
      }
      await keepState({ kind: 'index-state', upTo: end, isComplete: false });
      return left > 0;
    }

    async function noteRange(from: string, end: string, most: number): Promise<boolean> {
      const pages = container.idPages(from, end, PAGE);
      for (let done = 0; done < most; ) {
        const page = await run('prepareIndex', (send) => pages.next(send));
        if (!page) return true;
        await noteAnd('prepareIndex', page.flatMap(pointersIn), async () => {});
        done += page.length;
        left -= page.length;
      }
      return false;
    }

    for (const kind of state.isComplete ? [] : NAMING_KINDS) {
      if (!(await visit(`${kind}:`, `${kind};`)) || left <= 0) return false;
    }
    if (!state.isComplete) await keepState({ kind: 'index-state', upTo: '', isComplete: true });
    isComplete = true;
    return true;
  }

  function keepState(state: IndexState): Promise<void> {
    return run('prepareIndex', (send) => container.upsert(send, itemOf(state)));
  }

  /** Of a document that cannot be read nobody can say whom it names. */
  function pointersIn({ key, json }: WrittenDocument): Pointer[] {
    const [kind = ''] = key.id.split(':', 1);
    try {
      return isNaming(kind) ? pointersTo(codecOf(kind).read(json, key), clock.now()) : [];
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      return [];
    }
  }

  /** Each page has its own deadline. */
  async function namedIn(who: Named): Promise<Naming[]> {
    await prepareIndex(EVERY);
    const partition = holderOf(who);
    await run('namedIn', (send) => container.catchUp(send, partition));
    const found: Naming[] = [];
    for (const list of POINTER_LISTS) {
      const where = 'c.list = @list';
      const select = 'c.id, c._etag, c.document';
      const pages = container.pages({ partition, select, where, values: { list }, pageSize: PAGE });
      for (let page = await next(pages); page; page = await next(pages)) {
        found.push(...page.map((item) => namingOf(item, { partition, id: idOf(item) })));
      }
    }
    return found;
  }

  async function erasePersonalData(personId: string): Promise<void> {
    const partition = personPartition(personId);
    const since = clock.now();
    await run('erasePersonalData', (send) => container.catchUp(send, partition));
    const pages = container.pages({ partition, select: 'c.id, c.list, c.at', pageSize: PAGE });
    const ids: string[] = [];
    for (let page = await next(pages); page; page = await next(pages)) {
      ids.push(...page.filter((item) => !isSpared(item, since)).map(idOf));
    }
    for (const id of ids) await run('erasePersonalData', (send) => container.remove(send, { partition, id }));
  }

  const next = (pages: Pages) => run('namedIn', (send) => pages.next(send));

  return {
    remember(document, etag) {
      if (isNaming(document.kind) && !remembered.has(etag)) remembered.set(etag, byId(document));
    },
    async noted(operation, document, work) {
      await keyOfValid(operation, document);
      return noteAnd(operation, pointersTo(document, clock.now()), work);
    },
    changed,
    async erase(operation, document) {
      const remove = (pointer: Pointer) => run(operation, (send) => container.remove(send, keyOf(pointer)));
      await pMap(pointersTo(document, clock.now()), remove, { concurrency: AT_ONCE });
    },
    namedIn,
    dropNaming: async ({ pointer }) => {
      await drop(pointer);
    },
    prepareIndex,
    erasePersonalData,
  };
}

function idOfKey({ partition, id }: DocumentKey): string {
  return `${partition.length} ${partition} ${id}`;
}

/** What leads elsewhere, thank-yous, and what leads to one that may be under way. */
function isSpared(item: unknown, since: number): boolean {
  const { list = '', at = 0 } = Listed.safeParse(item).data ?? {};
  return (
    ['named-in', 'asked-in', 'thankYous'].includes(list) ||
    (list === 'thankYous-of' && Math.abs(at - since) < SETTLED_AFTER_MS)
  );
}

/** By the next sign of an id; none where there is no next one, because they are all the same. */
function rangesIn(from: string, end: string): [string, string][] {
  if (end === `${from}${SIGNS[0]}`) return [];
  const bounds = [from, ...[...SIGNS].map((sign) => `${from}${sign}`), end];
  return bounds.slice(1).map((bound, index) => [bounds[index] ?? from, bound]);
}

function namingOf(item: unknown, key: DocumentKey): Naming {
  const kind = key.id.startsWith('named-in:') ? 'named-in' : 'thank-you-of';
  const pointer: Pointer = CODECS[kind].read(documentOf(item), key);
  return { address: addressIn(pointer), notedAt: notedAtOf(pointer), pointer: { ...key, etag: etagOf(item) } };
}
