import { LRUCache } from 'lru-cache';
import type {
  LastAsk as Ask,
  Clock,
  EndingKind,
  Store,
  TeamDocument,
  TeamDocumentKind,
  TeamDocumentOf,
} from '../../ports.ts';
import { MARK_KEPT_DAYS } from '../../privacy/audience-mark.ts';
import { withoutAudience } from '../../pulse/pulse.ts';
import { DAY_MS } from '../../scheduling/moments.ts';
import { readThrough } from '../../shared/read-through.ts';
import { personPartition } from '../../thanks/preferences.ts';
import type { ThankYou } from '../../thanks/thank-you.ts';
import {
  CODECS,
  codecOf,
  type DocumentKey,
  hasEnded,
  isAskedSince,
  LAST_ASK_KEPT_DAYS,
  type LastAskDocument,
  LISTS_OF_ENDED,
  type ListedDocument,
  type ListName,
  lastAskKey,
  listingOf,
  markPartition,
  teamKey,
} from '../documents.ts';
import type { DocumentOperations } from '../operations.ts';
import { isAbout, isNaming } from '../pointers.ts';
import type { Run, Send } from './bounds.ts';
import { type Beside, type CosmosContainer, documentOf, idOf, type NewItem, ttlUntil, WHOLE } from './items.ts';
import { peopleIndexOn } from './people-index.ts';

/** Of these there is often none, so that nothing is said by it; others are read when something names them. */
const MAY_BE_MISSING: readonly TeamDocumentKind[] = ['preferences', 'rhythm', 'pool', 'self-check', 'action'];
const EVER = Number.MIN_SAFE_INTEGER;
const EVERY = Number.MAX_SAFE_INTEGER;
const MOST_PER_PAGE = 100;
/** Far shorter than a closing pulse waits for answers that are being saved, so that no replica accepts one too late. */
const PULSE_KEPT_MS = 300;
const MOST_PULSES_KEPT = 1_000;

interface Found {
  readonly key: DocumentKey;
  readonly json: string;
}

export function documentsOn(
  container: CosmosContainer,
  run: Run,
  clock: Clock,
  newId: () => string,
): Pick<Store, DocumentOperations> {
  // Aged from the beginning of a read, in real time: `clock` may stand still in a test.
  const openPulses = new LRUCache<string, Promise<Record<string, unknown> | null>>({
    max: MOST_PULSES_KEPT,
    ttl: PULSE_KEPT_MS,
    ttlAutopurge: true,
    perf: { now: () => performance.now() },
  });

  function itemOf(document: ListedDocument, beside: Beside = {}): NewItem {
    return container.toItem(CODECS[document.kind].write(document), newId(), { ...listingOf(document), ...beside });
  }

  const index = peopleIndexOn(container, run, clock, itemOf);

  async function readOne<K extends TeamDocumentKind>(send: Send, kind: K, teamId: string, id: string) {
    const key = teamKey(kind, teamId, id);
    const read = () => container.read(send, key);
    const isOpen = (item: Record<string, unknown> | null): boolean => item?.list === 'open-pulses';
    const found = await (kind === 'pulse' ? readThrough(openPulses, nameOf(key), read, isOpen) : read());
    const item = found ?? (MAY_BE_MISSING.includes(kind) ? null : await container.readCaughtUp(send, key));
    if (!item) return null;
    const stored = { value: codecOf(kind).read(documentOf(item), key), etag: String(item._etag) };
    index.remember(stored.value, stored.etag);
    return stored;
  }

  /** Newest first. */
  function pagesOf(list: ListName, partition: string, since: number, limit: number, what = WHOLE) {
    const pages = container.pages({
      partition,
      select: `c.id, ${what}`,
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

  async function readList(send: Send, list: ListName, partition: string, since: number, limit: number, what?: string) {
    const found: Found[] = [];
    const next = pagesOf(list, partition, since, limit, what);
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
    const { read } = codecOf(kind);
    return (await readList(send, list, teamId, since, limit)).map(({ json, key }) => read(json, key));
  }

  async function readThankYousOf(send: Send, personId: string, limit: number): Promise<ThankYou[]> {
    const found: ThankYou[] = [];
    const next = pagesOf('thankYous-of', personPartition(personId), EVER, limit);
    while (found.length < limit) {
      const page = await next(send);
      if (!page) break;
      const pointers = page.map(({ json, key }) => CODECS['thank-you-of'].read(json, key));
      const read = await Promise.all(
        pointers.map(({ teamId, thankYouId }) => readOne(send, 'thank-you', teamId, thankYouId)),
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
      if (await container.create(send, item)) return true;
      const key = lastAskKey(ask.personId);
      const found = await container.read(send, key);
      if (!found) continue;
      const last = CODECS['last-ask'].read(documentOf(found), key);
      if (isAskedSince(last, ask, since)) {
        return last.pulseId === ask.pulseId;
      }
      if ((await container.replace(send, item, String(found._etag))) !== null) return true;
    }
  }

  async function countPaused(): Promise<number> {
    const pages = container.allPages(MOST_PER_PAGE, 'paused' satisfies ListName);
    let count = 0;
    for (;;) {
      const page = await run('countPaused', (send) => pages.next(send));
      if (!page) return count;
      count += page.length;
    }
  }

  async function lastAskOf(send: Send, personId: string): Promise<LastAskDocument | null> {
    const key = lastAskKey(personId);
    const found = await container.read(send, key);
    return found && CODECS['last-ask'].read(documentOf(found), key);
  }

  /** Those that are gone are not found again, so it may break off anywhere. Each page and each document has its own deadline. */
  async function eraseEnded(kind: EndingKind, before: number, limit: number): Promise<number> {
    const ended: TeamDocument[] = [];
    const pages = container.allPages(MOST_PER_PAGE, LISTS_OF_ENDED[kind], before);
    while (ended.length < limit) {
      const page = await run('eraseEnded', (send) => pages.next(send));
      if (!page) break;
      ended.push(...page.map(({ json, key }) => codecOf(kind).read(json, key)).filter((one) => hasEnded(one, before)));
    }
    const these = ended.slice(0, Math.max(0, limit));
    for (const document of these) {
      await index.erase('eraseEnded', document);
      await run('eraseEnded', (send) => removeOne(send, CODECS[document.kind].write(document).key));
    }
    return these.length;
  }

  async function replaceOne(send: Send, document: TeamDocument, etag: string): Promise<boolean> {
    const item = itemOf(document);
    const name = nameOf(CODECS[document.kind].write(document).key);
    try {
      return (await container.replace(send, item, etag)) !== null;
    } finally {
      // Also after a failure: then another process has changed it.
      openPulses.delete(name);
    }
  }

  async function removeOne(send: Send, key: DocumentKey): Promise<boolean> {
    try {
      return (await container.remove(send, key)) === 'removed';
    } finally {
      openPulses.delete(nameOf(key));
    }
  }

  return {
    catchUp: (teamId) => run('catchUp', (send) => container.catchUp(send, teamId)),
    read: (kind, teamId, id) => run('read', (send) => readOne(send, kind, teamId, id)),
    create: (document) => index.noted('create', document, (send) => container.create(send, itemOf(document))),
    replace: (document, etag) => index.changed(document, etag, (send) => replaceOne(send, document, etag)),
    async remove(kind, teamId, id) {
      const found = isNaming(kind) ? await run('remove', (send) => readOne(send, kind, teamId, id)) : null;
      const removeIt = () => run('remove', (send) => removeOne(send, teamKey(kind, teamId, id)));
      // A thank-you is removed by a job, which does it again. Of others nothing is to be left that nothing leads to.
      const isRemoved = kind === 'thank-you' ? null : await removeIt();
      if (found) await index.erase('remove', found.value);
      return isRemoved ?? removeIt();
    },
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
        const found = await readList(send, 'published-pulses', teamId, EVER, limit, 'c.document');
        return found.map(({ json, key }) => withoutAudience(CODECS.pulse.read(withNobody(json), key)));
      }),
    openPulses: (teamId) =>
      run('openPulses', (send) => readTeamList(send, 'pulse', 'open-pulses', teamId, EVER, EVERY)),
    thankYousSince: (teamId, since, limit) =>
      run('thankYousSince', (send) => readTeamList(send, 'thank-you', 'thankYous', teamId, since, limit)),
    thankYousOf: (personId, limit) => run('thankYousOf', (send) => readThankYousOf(send, personId, limit)),
    claimAsk: (ask, since) => run('claimAsk', (send) => claimAsk(send, ask, since)),
    lastAskOf: (personId) => run('lastAskOf', (send) => lastAskOf(send, personId)),
    countPaused,
    namedIn: index.namedIn,
    dropNaming: index.dropNaming,
    prepareIndex: index.prepareIndex,
    erasePersonalData: index.erasePersonalData,
    eraseEnded,
    addMark: (mark) =>
      run('addMark', async (send) => {
        const ttl = ttlUntil(mark.closesAt + MARK_KEPT_DAYS * DAY_MS, clock.now());
        await container.create(send, itemOf(mark, { ttl }));
      }),
    marksUnder: (markKey, since) =>
      run('marksUnder', async (send) => {
        const found = await readList(send, 'marks', markPartition(markKey), since, EVERY);
        return found.map(({ json, key }) => CODECS['audience-mark'].read(json, key));
      }),
  };
}

/** An older one, or one that lies as a text, has whom it asked in it. */
function withNobody(json: string): string {
  return JSON.stringify({ audience: [], ...JSON.parse(json || '{}') });
}

function nameOf({ partition, id }: DocumentKey): string {
  return `${partition.length} ${partition} ${id}`;
}
