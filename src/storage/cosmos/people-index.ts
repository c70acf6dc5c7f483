import { LRUCache } from 'lru-cache';
import pMap from 'p-map';
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
  allIdsIn,
  type Beside,
  type CosmosContainer,
  documentOf,
  escapeId,
  etagOf,
  idOf,
  type NewItem,
  ttlUntil,
} from './items.ts';

/** Leaves room for everybody else’s requests. */
const AT_ONCE = 20;
const PAGE = 100;
const ASK_AGAIN_MS = 60_000;
/** Of the documents read lately, what leads to them. */
const MOST_REMEMBERED = 100_000;

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
  let isComplete = false;
  let askAgainAt = Number.NEGATIVE_INFINITY;

  const keyOf = (pointer: Pointer): DocumentKey => CODECS[pointer.kind].write(pointer).key;
  const byId = (document: TeamDocument): ById =>
    new Map(pointersTo(document, clock.now()).map((pointer) => [JSON.stringify(keyOf(pointer)), pointer]));

  /** Written anew even where it is: whoever is about to take the older one out leaves it then. */
  async function noteOne(send: Send, pointer: Pointer): Promise<void> {
    if (pointer.kind === 'thank-you-of') await container.create(send, itemOf(pointer));
    else await container.upsert(send, itemOf(pointer, ttlOf(pointer)));
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
    await pMap(most, (pointer) => run(operation, (send) => noteOne(send, pointer)), { concurrency: AT_ONCE });
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
    const item = await run('replace', (send) => container.read(send, key));
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
    const fresh = [...has].filter(([id]) => !isKnown || !had.has(id)).map(([, pointer]) => pointer);
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

  /** By their ids, of one kind after the other: a place that any process can go on from. */
  async function prepareIndex(limit: number): Promise<boolean> {
    if (isComplete) return true;
    const state = await run('prepareIndex', readState);
    let done = 0;
    for (const kind of state.isComplete ? [] : NAMING_KINDS) {
      const end = `${kind};`;
      if (state.upTo >= end) continue;
      const from = state.upTo > `${kind}:` ? state.upTo : `${kind}:`;
      const pages = container.idPages(from, end, PAGE);
      for (;;) {
        const page = await run('prepareIndex', (send) => pages.next(send));
        if (!page) break;
        await noteAnd('prepareIndex', page.flatMap(pointersIn), async () => {});
        const last = page.at(-1);
        if (last) await keepState({ kind: 'index-state', upTo: escapeId(last.key.id), isComplete: false });
        done += page.length;
        if (done >= limit) return false;
      }
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
    await prepareIndex(Number.POSITIVE_INFINITY);
    const partition = holderOf(who);
    await run('namedIn', (send) => container.catchUp(send, partition));
    const [list, other] = POINTER_LISTS;
    const pages = container.pages({
      partition,
      select: 'c.id, c._etag, c.document',
      where: '(c.list = @list OR c.list = @other)',
      values: { list, other },
      pageSize: PAGE,
    });
    const found: Naming[] = [];
    for (;;) {
      const page = await run('namedIn', (send) => pages.next(send));
      if (!page) return found;
      found.push(...page.map((item) => namingOf(item, { partition, id: idOf(item) })));
    }
  }

  async function erasePersonalData(personId: string): Promise<void> {
    const partition = personPartition(personId);
    const since = clock.now() - SETTLED_AFTER_MS;
    await run('erasePersonalData', (send) => container.catchUp(send, partition));
    const where = `(NOT IS_DEFINED(c.list) OR (c.list != 'named-in' AND c.list != 'thankYous' AND NOT (c.list = 'thankYous-of' AND c.at > @since AND c.at <= @until)))`;
    const values = { since, until: since + 2 * SETTLED_AFTER_MS };
    for (const id of await allIdsIn(container, run, 'erasePersonalData', { partition, where, values })) {
      await run('erasePersonalData', (send) => container.remove(send, { partition, id }));
    }
  }

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

function namingOf(item: unknown, key: DocumentKey): Naming {
  const kind = key.id.startsWith('named-in:') ? 'named-in' : 'thank-you-of';
  const pointer: Pointer = CODECS[kind].read(documentOf(item), key);
  return { address: addressIn(pointer), notedAt: notedAtOf(pointer), pointer: { ...key, etag: etagOf(item) } };
}
