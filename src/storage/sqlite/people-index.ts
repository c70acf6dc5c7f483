import { randomUUID } from 'node:crypto';
import { type Named, SETTLED_AFTER_MS } from '../../own-data/named-people.ts';
import type { Naming, Store, TeamDocument } from '../../ports.ts';
import { personPartition } from '../../thanks/preferences.ts';
import { CODECS, codecOf, type DocumentKey, type ListedDocument, type WrittenDocument } from '../documents.ts';
import {
  addressIn,
  holderOf,
  INDEX_STATE_KEY,
  type IndexState,
  isNaming,
  NO_INDEX,
  notedAtOf,
  POINTER_LISTS,
  type Pointer,
  pointersTo,
} from '../pointers.ts';
import { DocumentFault } from '../store-fault.ts';
import { type DocumentRow, type DocumentRows, type FoundInList, listedAt } from './document-rows.ts';
import type { GroupCommit } from './group-commit.ts';

/** In one step, so that nobody waits long. */
const AT_ONCE = 50;
const READ_AT_ONCE = 20;
const EVER = Number.NEGATIVE_INFINITY;

interface PeopleIndex extends Pick<Store, 'namedIn' | 'dropNaming' | 'prepareIndex' | 'erasePersonalData'> {
  /** Writes the most of a long list in steps before, and gives what is left, for the step that writes the document. */
  readonly noteMost: (document: TeamDocument) => Promise<readonly Pointer[]>;
  readonly note: (pointers: readonly Pointer[]) => void;
  /** For a document in the place of another, in the same step. What is left for further steps led to the older one alone. */
  readonly noteChange: (before: TeamDocument, after: TeamDocument) => readonly DocumentKey[];
  readonly eraseGone: (key: DocumentKey, gone: readonly DocumentKey[]) => Promise<void>;
  /** All that leads to a document. */
  readonly erase: (document: TeamDocument) => void;
}

/** Who is named where. But for a long list, what leads to a document is written and erased in one step with it. */
export function peopleIndexIn({ write, erase }: GroupCommit, rows: DocumentRows, now: () => number): PeopleIndex {
  let isComplete = false;

  const keyOf = (pointer: Pointer) => CODECS[pointer.kind].write(pointer).key;

  function noteOne(pointer: Pointer): void {
    const row = rowOf(pointer);
    if (pointer.kind === 'thank-you-of') rows.create(row);
    else rows.put(row);
  }

  const note = (pointers: readonly Pointer[]): void => pointers.forEach(noteOne);

  async function noteMost(document: TeamDocument): Promise<readonly Pointer[]> {
    const pointers = pointersTo(document, now());
    while (pointers.length > AT_ONCE) {
      const some = pointers.splice(0, AT_ONCE);
      await write(() => note(some));
    }
    return pointers;
  }

  const byId = (document: TeamDocument) =>
    new Map(pointersTo(document, now()).map((pointer) => [JSON.stringify(keyOf(pointer)), pointer]));

  function noteChange(before: TeamDocument, after: TeamDocument): readonly DocumentKey[] {
    const [had, has] = [byId(before), byId(after)];
    for (const [id, pointer] of has) if (!had.has(id) || !isReady()) noteOne(pointer);
    const gone = [...had].filter(([id]) => !has.has(id)).map(([, pointer]) => keyOf(pointer));
    for (const key of gone.splice(0, AT_ONCE)) rows.erase(key);
    return gone;
  }

  /** But for those whom the document names again by now. */
  async function eraseGone(key: DocumentKey, gone: readonly DocumentKey[]): Promise<void> {
    for (let done = 0; done < gone.length; done += AT_ONCE) {
      await write(() => {
        const found = rows.find(key);
        const has = new Set(found ? pointersIn(rows.read(found)).map((pointer) => JSON.stringify(keyOf(pointer))) : []);
        for (const one of gone.slice(done, done + AT_ONCE)) if (!has.has(JSON.stringify(one))) rows.erase(one);
      });
    }
  }

  /** Of a document that cannot be read nobody can say whom it names. */
  function pointersIn({ key, json }: WrittenDocument): Pointer[] {
    const [kind = ''] = key.id.split(':', 1);
    try {
      return isNaming(kind) ? pointersTo(codecOf(kind).read(json, key), now()) : [];
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      return [];
    }
  }

  function stateOf(): IndexState {
    const found = rows.find(INDEX_STATE_KEY);
    return found ? CODECS['index-state'].read(rows.read(found).json, INDEX_STATE_KEY) : NO_INDEX;
  }

  function isReady(): boolean {
    isComplete ||= stateOf().isComplete;
    return isComplete;
  }

  /** A document that moves to a place passed by already was changed, and then all that leads to it is noted. */
  function prepareSome(): Promise<number> {
    return write(() => {
      const state = stateOf();
      if (state.isComplete) return 0;
      const some = rows.after(Number(state.upTo) || 0, READ_AT_ONCE);
      for (const written of some) note(pointersIn(written));
      const last = some.at(-1);
      rows.put(rowOf({ kind: 'index-state', upTo: last ? String(last.slot) : '', isComplete: !last }));
      return some.length;
    });
  }

  async function prepareIndex(limit: number): Promise<boolean> {
    for (let done = 0; done < limit && !isReady(); ) done += Math.max(1, await prepareSome());
    return isReady();
  }

  async function namedIn(who: Named): Promise<Naming[]> {
    await prepareIndex(Number.POSITIVE_INFINITY);
    const partition = holderOf(who);
    const found = POINTER_LISTS.flatMap((list) => [...rows.newest(partition, list, EVER)]);
    return found.map((one) => {
      const { key, json } = rows.read(one);
      const kind = key.id.startsWith('named-in:') ? 'named-in' : 'thank-you-of';
      const pointer: Pointer = CODECS[kind].read(json, key);
      return { address: addressIn(pointer), notedAt: notedAtOf(pointer), pointer: { ...key, etag: one.etag } };
    });
  }

  async function dropNaming({ pointer: { partition, id, etag } }: Naming): Promise<void> {
    await write(() => {
      const found = rows.find({ partition, id });
      if (found?.etag === etag) rows.eraseFound(found);
    });
  }

  async function erasePersonalData(personId: string): Promise<void> {
    const since = now() - SETTLED_AFTER_MS;
    const isSpared = ({ list, at }: FoundInList): boolean =>
      list === 'named-in' ||
      list === 'asked-in' ||
      list === 'thankYous' ||
      (list === 'thankYous-of' && at > since && at <= since + 2 * SETTLED_AFTER_MS);
    const partition = personPartition(personId);
    const own = rows.allIn(partition).filter((found) => !isSpared(found));
    const eraseSome = (some: readonly FoundInList[]): void => {
      for (const found of some) if (rows.isThere(found)) rows.eraseFound(found);
    };
    while (own.length > AT_ONCE) {
      const some = own.splice(0, AT_ONCE);
      await write(() => eraseSome(some));
    }
    await erase(() => eraseSome(own));
  }

  return {
    noteMost,
    note,
    noteChange,
    eraseGone,
    erase(document) {
      for (const pointer of pointersTo(document, now())) rows.erase(keyOf(pointer));
    },
    namedIn,
    dropNaming,
    prepareIndex,
    erasePersonalData,
  };
}

/** As it lies in the file, under an etag that no document had before. */
export function rowOf(document: ListedDocument): DocumentRow {
  return { ...CODECS[document.kind].write(document), ...listedAt(document), etag: randomUUID() };
}
