import type { JSONObject } from '@azure/cosmos';
import type { Clock, Store, Stored, TeamDocument, TeamDocumentKind, TeamDocumentOf } from '../ports.ts';
import { SHOWING_KEPT_DAYS, type Showing } from '../privacy/showing.ts';
import type { Recognition } from '../recognition/recognition.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import type { Send } from './cosmos-bounds.ts';
import { documentOf, idOf, type NewItem, type Shelf } from './cosmos-items.ts';
import type { Run } from './cosmos-store.ts';
import {
  isAbout,
  type ListName,
  listingOf,
  personPartition,
  pointersTo,
  type RecognitionOf,
  SHAPES,
  shapeOf,
  sketchPartition,
  teamKey,
} from './documents.ts';
import { shortMemory } from './cosmos-memory.ts';

const EVER = Number.MIN_SAFE_INTEGER;
const EVERY = Number.MAX_SAFE_INTEGER;
const MOST_PER_PAGE = 100;
const READ_AT_ONCE = 10;

type DocumentOperations =
  | 'read'
  | 'create'
  | 'replace'
  | 'recentAgendas'
  | 'publishedPulses'
  | 'openPulses'
  | 'recognitionsSince'
  | 'recognitionsOf'
  | 'addShowing'
  | 'showingsUnder';

export function documentsOn(
  shelf: Shelf,
  run: Run,
  clock: Clock,
  newId: () => string,
): Pick<Store, DocumentOperations> & { readonly forget: () => void } {
  const openPulses = shortMemory<Stored<TeamDocumentOf<TeamDocumentKind>> | null>();

  function itemOf(document: TeamDocument | RecognitionOf | Showing, beside: JSONObject = {}): NewItem {
    const written = SHAPES[document.kind].write(document);
    return shelf.toItem(written, newId(), { ...listingOf(document), ...beside });
  }

  async function readOne<K extends TeamDocumentKind>(
    send: Send,
    kind: K,
    teamId: string,
    id: string,
  ): Promise<Stored<TeamDocumentOf<K>> | null> {
    const key = teamKey(kind, teamId, id);
    const item = await shelf.read(send, key);
    return item && { value: shapeOf(kind).read(documentOf(item), key), etag: String(item._etag) };
  }

  async function* listed(send: Send, list: ListName, partition: string, since: number, limit: number) {
    const pages = shelf.pages({
      partition,
      select: 'c.id, c.document',
      where: 'c.list = @list AND c.at >= @since',
      order: 'c.at DESC',
      values: { list, since },
      pageSize: Math.min(limit, MOST_PER_PAGE),
    });
    let left = limit;
    for (let page = left > 0 ? await pages.next(send) : null; page && left > 0; page = left > 0 ? await pages.next(send) : null) {
      const rows = page.slice(0, left);
      left -= rows.length;
      yield rows.map((item) => ({ json: documentOf(item), key: { partition, id: idOf(item) } }));
    }
  }

  async function readList<K extends TeamDocumentKind>(
    send: Send,
    kind: K,
    list: ListName,
    teamId: string,
    since: number,
    limit: number,
  ): Promise<TeamDocumentOf<K>[]> {
    const { read } = shapeOf(kind);
    const found: TeamDocumentOf<K>[] = [];
    for await (const page of listed(send, list, teamId, since, limit)) {
      found.push(...page.map(({ json, key }) => read(json, key)));
    }
    return found;
  }
  return {} as never;
}
