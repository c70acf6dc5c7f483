import type {
  LastAsk as Ask,
  Clock,
  DocumentPlace,
  Store,
  TeamDocument,
  TeamDocumentKind,
  TeamDocumentOf,
} from '../ports.ts';
import { SHOWING_KEPT_DAYS, type Showing } from '../privacy/showing.ts';
import { withoutAudience } from '../pulse/pulse.ts';
import type { Recognition } from '../recognition/recognition.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import type { Run, Send } from './cosmos-bounds.ts';
import { type Beside, documentOf, idOf, type NewItem, type Shelf, ttlUntil } from './cosmos-items.ts';
import { shortMemory } from './cosmos-memory.ts';
import {
  type DocumentKey,
  isAbout,
  LAST_ASK_KEPT_DAYS,
  type LastAsk,
  type ListName,
  lastAskKey,
  listingOf,
  personPartition,
  pointersTo,
  type RecognitionOf,
  SHAPES,
  shapeOf,
  sketchPartition,
  teamKey,
} from './documents.ts';
import type { DocumentOperations } from './operations.ts';
import { isNamedIn, placeAt } from './places.ts';

const EVER = Number.MIN_SAFE_INTEGER;
const EVERY = Number.MAX_SAFE_INTEGER;
const MOST_PER_PAGE = 100;
/** Far shorter than a closing pulse waits for answers in hand, so that no other replica takes an answer too late. */
const PULSE_KEPT_MS = 300;

interface Found {
  readonly key: DocumentKey;
  readonly json: string;
}

export function documentsOn(
  shelf: Shelf,
  run: Run,
  clock: Clock,
  newId: () => string,
): Pick<Store, DocumentOperations> {
  const openPulses = shortMemory<Record<string, unknown> | null>(PULSE_KEPT_MS);

  function itemOf(document: TeamDocument | RecognitionOf | LastAsk | Showing, beside: Beside = {}): NewItem {
    return shelf.toItem(SHAPES[document.kind].write(document), newId(), { ...listingOf(document), ...beside });
  }

  async function readOne<K extends TeamDocumentKind>(send: Send, kind: K, teamId: string, id: string) {
    const key = teamKey(kind, teamId, id);
    const read = () => shelf.read(send, key);
    const isOpen = (item: Record<string, unknown> | null): boolean => item?.list === 'open-pulses';
    const item = await (kind === 'pulse' ? openPulses.recall(nameOf(key), read, isOpen) : read());
    return item && { value: shapeOf(kind).read(documentOf(item), key), etag: String(item._etag) };
  }

  /** Page by page, newest first. */
  function pagesOf(list: ListName, partition: string, since: number, limit: number) {
    const pages = shelf.pages({
      partition,
      select: 'c.id, c.document',
      where: 'c.list = @list AND c.at >= @since',
      order: 'c.at DESC',
      values: { list, since },
      pageSize: Math.min(limit, MOST_PER_PAGE),
    });
    return async (send: Send): Promise<Found[] | undefined> => {
      const page = await pages.next(send);
      return page?.map((item) => ({ key: { partition, id: idOf(item) }, json: documentOf(item) }));
    };
  }

  async function readList(send: Send, list: ListName, partition: string, since: number, limit: number) {
    const found: Found[] = [];
    const next = pagesOf(list, partition, since, limit);
    while (found.length < limit) {
      const page = await next(send);
      if (!page) break;
      found.push(...page);
    }
    return found.slice(0, Math.max(0, limit));
  }

  async function readTeamList<K extends TeamDocumentKind>(
    send: Send,
    kind: K,
    list: ListName,
    teamId: string,
    since: number,
    limit: number,
  ): Promise<TeamDocumentOf<K>[]> {
    const { read } = shapeOf(kind);
    return (await readList(send, list, teamId, since, limit)).map(({ json, key }) => read(json, key));
  }

  async function readRecognitionsOf(send: Send, personId: string, limit: number): Promise<Recognition[]> {
    const found: Recognition[] = [];
    const next = pagesOf('recognitions-of', personPartition(personId), EVER, limit);
    while (found.length < limit) {
      const page = await next(send);
      if (!page) break;
      const pointers = page.map(({ json, key }) => SHAPES['recognition-of'].read(json, key));
      const read = await Promise.all(
        pointers.map(({ teamId, recognitionId }) => readOne(send, 'recognition', teamId, recognitionId)),
      );
      found.push(...read.flatMap((one) => (one && isAbout(one.value, personId) ? [one.value] : [])));
    }
    return found.slice(0, Math.max(0, limit));
  }

  async function claimAsk(send: Send, ask: Ask, since: number): Promise<boolean> {
    const item = itemOf(
      { kind: 'last-ask', ...ask },
      { ttl: ttlUntil(ask.askedAt + LAST_ASK_KEPT_DAYS * DAY_MS, clock.now()) },
    );
    for (;;) {
      if (await shelf.create(send, item)) return true;
      const key = lastAskKey(ask.personId);
      const found = await shelf.read(send, key);
      if (!found) continue;
      const last = SHAPES['last-ask'].read(documentOf(found), key);
      if (last.pulseId === ask.pulseId ? last.askedAt >= ask.askedAt : last.askedAt > since) {
        return last.pulseId === ask.pulseId;
      }
      if ((await shelf.replace(send, item, String(found._etag))) !== null) return true;
    }
  }

  /** Each page has its own time, as there may be many. */
  async function placesNaming(texts: readonly string[]): Promise<DocumentPlace[]> {
    const found: DocumentPlace[] = [];
    const pages = shelf.allPages(MOST_PER_PAGE);
    for (;;) {
      const page = await run('placesNaming', (send) => pages.next(send));
      if (!page) return found;
      for (const { key, json } of page) {
        const place = placeAt(key);
        if (place && isNamedIn(json, texts)) found.push(place);
      }
    }
  }

  async function lastAskOf(send: Send, personId: string): Promise<LastAsk | null> {
    const key = lastAskKey(personId);
    const found = await shelf.read(send, key);
    return found && SHAPES['last-ask'].read(documentOf(found), key);
  }

  async function eraseOwnPlace(personId: string): Promise<void> {
    const partition = personPartition(personId);
    for (;;) {
      const pages = shelf.pages({ partition, select: 'c.id', pageSize: MOST_PER_PAGE });
      const page = await run('eraseOwnPlace', (send) => pages.next(send));
      if (!page?.length) return;
      for (const item of page) {
        await run('eraseOwnPlace', (send) => shelf.remove(send, { partition, id: idOf(item) }));
      }
    }
  }

  async function removeRecognition(send: Send, teamId: string, id: string): Promise<void> {
    const found = await readOne(send, 'recognition', teamId, id);
    for (const pointer of found ? pointersTo(found.value) : []) {
      await shelf.remove(send, SHAPES['recognition-of'].write(pointer).key);
    }
  }

  async function replaceOne(send: Send, document: TeamDocument, etag: string): Promise<boolean> {
    const item = itemOf(document);
    const name = nameOf(SHAPES[document.kind].write(document).key);
    try {
      return (await shelf.replace(send, item, etag)) !== null;
    } finally {
      // Also when it failed: then it has been changed by another, and is to be read as it is now.
      openPulses.forget(name);
    }
  }

  async function removeOne(send: Send, key: DocumentKey): Promise<boolean> {
    try {
      return (await shelf.remove(send, key)) === 'removed';
    } finally {
      openPulses.forget(nameOf(key));
    }
  }

  return {
    read: (kind, teamId, id) => run('read', (send) => readOne(send, kind, teamId, id)),
    create: (document) =>
      run('create', async (send) => {
        const item = itemOf(document);
        await Promise.all(pointersTo(document).map((pointer) => shelf.create(send, itemOf(pointer))));
        return shelf.create(send, item);
      }),
    // Whom a recognition is about never changes, so what points to it is there.
    replace: (document, etag) => run('replace', (send) => replaceOne(send, document, etag)),
    remove: (kind, teamId, id) =>
      run('remove', async (send) => {
        if (kind === 'recognition') await removeRecognition(send, teamId, id);
        return removeOne(send, teamKey(kind, teamId, id));
      }),
    recentAgendas: (teamId, limit) =>
      run('recentAgendas', (send) => readTeamList(send, 'agenda', 'agendas', teamId, EVER, limit)),
    preparedAgendas: (teamId, limit) =>
      run('preparedAgendas', (send) => readTeamList(send, 'agenda', 'prepared-agendas', teamId, EVER, limit)),
    recentActions: (teamId, limit) =>
      run('recentActions', (send) => readTeamList(send, 'action', 'actions', teamId, EVER, limit)),
    selfChecks: (teamId, limit) =>
      run('selfChecks', (send) => readTeamList(send, 'self-check', 'self-checks', teamId, EVER, limit)),
    publishedPulses: (teamId, limit) =>
      run('publishedPulses', (send) => readTeamList(send, 'pulse', 'published-pulses', teamId, EVER, limit)),
    publishedResults: (teamId, limit) =>
      run('publishedResults', async (send) => {
        const pulses = await readTeamList(send, 'pulse', 'published-pulses', teamId, EVER, limit);
        return pulses.map(withoutAudience);
      }),
    openPulses: (teamId) =>
      run('openPulses', (send) => readTeamList(send, 'pulse', 'open-pulses', teamId, EVER, EVERY)),
    recognitionsSince: (teamId, since, limit) =>
      run('recognitionsSince', (send) => readTeamList(send, 'recognition', 'recognitions', teamId, since, limit)),
    recognitionsOf: (personId, limit) => run('recognitionsOf', (send) => readRecognitionsOf(send, personId, limit)),
    claimAsk: (ask, since) => run('claimAsk', (send) => claimAsk(send, ask, since)),
    lastAskOf: (personId) => run('lastAskOf', (send) => lastAskOf(send, personId)),
    placesNaming,
    eraseOwnPlace,
    addShowing: (showing) =>
      run('addShowing', async (send) => {
        const ttl = ttlUntil(showing.shownAt + SHOWING_KEPT_DAYS * DAY_MS, clock.now());
        await shelf.create(send, itemOf(showing, { ttl }));
      }),
    showingsUnder: (sketchKey, since) =>
      run('showingsUnder', async (send) => {
        const found = await readList(send, 'showings', sketchPartition(sketchKey), since, EVERY);
        return found.map(({ json, key }) => SHAPES.showing.read(json, key));
      }),
  };
}

function nameOf({ partition, id }: DocumentKey): string {
  return `${partition.length} ${partition} ${id}`;
}
