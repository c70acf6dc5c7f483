import type { DatabaseSync } from 'node:sqlite';
import type {
  LastAsk as Ask,
  EndingKind,
  Store,
  Stored,
  TeamDocument,
  TeamDocumentKind,
  TeamDocumentOf,
} from '../../ports.ts';
import { type AudienceMark, MARK_KEPT_DAYS } from '../../privacy/audience-mark.ts';
import { type PublishedPulse, withoutAudience } from '../../pulse/pulse.ts';
import { DAY_MS } from '../../scheduling/moments.ts';
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
  type ListName,
  lastAskKey,
  markPartition,
  teamKey,
} from '../documents.ts';
import type { DocumentOperations } from '../operations.ts';
import { isAbout, isNaming } from '../pointers.ts';
import { during } from '../store-fault.ts';
import { documentRowsIn, type FoundInList, viewsOf } from './document-rows.ts';
import { etagCache } from './etag-cache.ts';
import type { GroupCommit } from './group-commit.ts';
import { peopleIndexIn, rowOf } from './people-index.ts';

const EVER = Number.NEGATIVE_INFINITY;
const EVERY = Number.MAX_SAFE_INTEGER;
/** In one step, so that nobody waits long. */
const ERASED_AT_ONCE = 50;

interface Documents extends Pick<Store, DocumentOperations> {
  /** Deletes expired marks and last asks, and drops stale cache entries; to be called in a step, `now` in milliseconds. */
  readonly sweepDocuments: (now: number) => void;
}

export function documentsIn(database: DatabaseSync, commits: GroupCommit, now: () => number): Documents {
  // Everybody who answers a pulse reads it, with its long audience. No other kind is cached, people’s words least of all.
  const pulses = etagCache<Stored<TeamDocument>>(now);
  const results = etagCache<PublishedPulse>(now);
  /** What is on its way to the disk, by etag, and what of it the read in hand has come across. */
  const young = new Map<string, Promise<unknown>>();
  let met: Promise<unknown>[] = [];
  let removal: Promise<unknown> = Promise.resolve();
  const inOneView = viewsOf(database);
  const rows = documentRowsIn(database, (etag) => {
    const written = young.get(etag);
    if (written) met.push(written);
  });
  const index = peopleIndexIn(commits, rows, now);
  const { write, erase } = commits;

  function readOne<K extends TeamDocumentKind>(kind: K, teamId: string, id: string) {
    const key = teamKey(kind, teamId, id);
    const found = rows.find(key);
    if (!found) return null;
    const cached = kind === 'pulse' ? pulses.get(found.etag) : undefined;
    if (cached) return cached as Stored<TeamDocumentOf<K>>;
    const { json } = rows.read(found);
    const stored = { value: codecOf(kind).read(json, key), etag: found.etag };
    if (stored.value.kind === 'pulse') pulses.set(stored.etag, stored, { size: json.length });
    return stored;
  }

  function readList<K extends TeamDocumentKind>(
    kind: K,
    list: ListName,
    teamId: string,
    since: number,
    limit: number,
  ): TeamDocumentOf<K>[] {
    const { read } = codecOf(kind);
    return firstOf(limit, rows.newest(teamId, list, since)).map((found) => {
      const { key, json } = rows.read(found);
      return read(json, key);
    });
  }

  function readResults(teamId: string, limit: number): PublishedPulse[] {
    return firstOf(limit, rows.newest(teamId, 'published-pulses' satisfies ListName, EVER)).map((found) => {
      const cached = results.get(found.etag);
      if (cached) return cached;
      const { key, json } = rows.read(found);
      const result = withoutAudience(CODECS.pulse.read(json, key));
      results.set(found.etag, result, { size: JSON.stringify(result).length });
      return result;
    });
  }

  function readThankYousOf(personId: string, limit: number): ThankYou[] {
    const found: ThankYou[] = [];
    for (const listed of rows.newest(personPartition(personId), 'thankYous-of' satisfies ListName, EVER)) {
      if (found.length >= limit) break;
      const { key, json } = rows.read(listed);
      const pointer = CODECS['thank-you-of'].read(json, key);
      const thanks = readOne('thank-you', pointer.teamId, pointer.thankYouId)?.value;
      if (thanks && isAbout(thanks, personId)) found.push(thanks);
    }
    return found;
  }

  function claimAsk(ask: Ask, since: number): boolean {
    const row = rowOf({ kind: 'last-ask', ...ask });
    const found = rows.find(row.key);
    if (!found) return rows.create(row);
    const last = CODECS['last-ask'].read(rows.read(found).json, row.key);
    if (isAskedSince(last, ask, since)) {
      return last.pulseId === ask.pulseId;
    }
    rows.replace(found, row);
    return true;
  }

  async function eraseEnded(kind: EndingKind, before: number, limit: number): Promise<number> {
    let erased = 0;
    let last: FoundInList | undefined;
    do {
      const some = rows.olderThan(LISTS_OF_ENDED[kind], before, ERASED_AT_ONCE, last);
      last = some.at(-1);
      erased += await write(() => eraseThoseEnded(kind, some, before, limit - erased));
    } while (last && erased < limit);
    // Also where there is nothing: an attempt before may have been cut off when the log was not emptied yet.
    await erase(() => undefined);
    return erased;
  }

  function eraseThoseEnded(kind: EndingKind, some: readonly FoundInList[], before: number, limit: number): number {
    let erased = 0;
    for (const found of some) {
      if (erased >= limit) break;
      if (!rows.isThere(found)) continue;
      const { key, json } = rows.read(found);
      const one = codecOf(kind).read(json, key);
      if (!hasEnded(one, before)) continue;
      eraseOne(one);
      erased += 1;
    }
    return erased;
  }

  function eraseOne(document: TeamDocument): boolean {
    index.erase(document);
    return rows.erase(CODECS[document.kind].write(document).key);
  }

  function lastAskOf(personId: string): LastAskDocument | null {
    const key = lastAskKey(personId);
    const found = rows.find(key);
    return found ? CODECS['last-ask'].read(rows.read(found).json, key) : null;
  }

  async function createOne(document: TeamDocument): Promise<boolean> {
    const row = rowOf(document);
    const left = await index.noteMost(document);
    const created = write(() => {
      if (rows.find(row.key)) return false;
      index.note(left);
      return rows.create(row);
    });
    return untilOnDisk(row.etag, created);
  }

  /** Changed or withdrawn words are erased, also those of an attempt that crashed. */
  async function replaceOne(document: TeamDocument, etag: string): Promise<boolean> {
    const row = rowOf(document);
    const isErasing = document.kind === 'thank-you' && losesWords(document);
    let gone: readonly DocumentKey[] = [];
    const replaced = (isErasing ? erase : write)(() => {
      const found = rows.find(row.key);
      if (found?.etag !== etag) return false;
      if (isNaming(document.kind))
        gone = index.noteChange(codecOf(document.kind).read(rows.read(found).json, row.key), document);
      rows.replace(found, row);
      return true;
    });
    const isReplaced = await untilOnDisk(row.etag, replaced);
    await index.eraseGone(row.key, gone);
    return isReplaced;
  }

  function untilOnDisk<T>(etag: string, written: Promise<T>): Promise<T> {
    young.set(etag, written);
    return written.finally(() => young.delete(etag));
  }

  function removeOne(kind: TeamDocumentKind, teamId: string, id: string): Promise<boolean> {
    const removed = erase(() => {
      const found = isNaming(kind) ? readOne(kind, teamId, id) : null;
      return found ? eraseOne(found.value) : rows.erase(teamKey(kind, teamId, id));
    });
    removal = removed.catch(() => undefined);
    return removed;
  }

  function losesWords({ teamId, thankYouId, whatTheyDid, madePossible, takenBackAt }: ThankYou): boolean {
    const before = readOne('thank-you', teamId, thankYouId)?.value;
    if (!before || takenBackAt > 0) return takenBackAt > 0;
    return before.whatTheyDid !== whatTheyDid || before.madePossible !== madePossible;
  }

  function readMarks(markKey: string, since: number): AudienceMark[] {
    return [...rows.newest(markPartition(markKey), 'marks' satisfies ListName, since)].map((found) => {
      const { key, json } = rows.read(found);
      return CODECS['audience-mark'].read(json, key);
    });
  }

  function sweepList(list: ListName, before: number): void {
    for (const found of rows.olderThan(list, before, ERASED_AT_ONCE)) rows.eraseFound(found);
  }

  /** Reads that see one moment, and tell nobody what a power cut would take back. */
  const viewing = <T>(operation: string, work: () => T): Promise<T> =>
    during(operation, async () => {
      met = [];
      const result = inOneView(work);
      if (met.length > 0) await Promise.all(met);
      if (result === null) await removal;
      return result;
    });

  return {
    catchUp: async () => {},
    read: (kind, teamId, id) => viewing('read', () => readOne(kind, teamId, id)),
    create: (document) => during('create', () => createOne(document)),
    replace: (document, etag) => during('replace', () => replaceOne(document, etag)),
    remove: (kind, teamId, id) => during('remove', () => removeOne(kind, teamId, id)),
    preparedAgendas: (teamId, limit) =>
      viewing('preparedAgendas', () => readList('agenda', 'prepared-agendas', teamId, EVER, limit)),
    recentActions: (teamId, limit) =>
      viewing('recentActions', () => readList('action', 'actions', teamId, EVER, limit)),
    selfChecks: (teamId, limit) =>
      viewing('selfChecks', () => readList('self-check', 'self-checks', teamId, EVER, limit)),
    claimAsk: (ask, since) => during('claimAsk', () => write(() => claimAsk(ask, since))),
    lastAskOf: (personId) => viewing('lastAskOf', () => lastAskOf(personId)),
    countPaused: () => during('countPaused', () => rows.count('paused' satisfies ListName)),
    namedIn: (who) => during('namedIn', () => index.namedIn(who)),
    dropNaming: (naming) => during('dropNaming', () => index.dropNaming(naming)),
    prepareIndex: (limit) => during('prepareIndex', () => index.prepareIndex(limit)),
    erasePersonalData: (personId) => during('erasePersonalData', () => index.erasePersonalData(personId)),
    eraseEnded: (kind, before, limit) => during('eraseEnded', () => eraseEnded(kind, before, limit)),
    recentAgendas: (teamId, limit) =>
      viewing('recentAgendas', () => readList('agenda', 'agendas', teamId, EVER, limit)),
    publishedPulses: (teamId, limit) =>
      viewing('publishedPulses', () => readList('pulse', 'published-pulses', teamId, EVER, limit)),
    publishedResults: (teamId, limit) => viewing('publishedResults', () => readResults(teamId, limit)),
    openPulses: (teamId) => viewing('openPulses', () => readList('pulse', 'open-pulses', teamId, EVER, EVERY)),
    thankYousSince: (teamId, since, limit) =>
      viewing('thankYousSince', () => readList('thank-you', 'thankYous', teamId, since, limit)),
    thankYousOf: (personId, limit) => viewing('thankYousOf', () => readThankYousOf(personId, limit)),
    addMark: (mark) =>
      during('addMark', async () => {
        const row = rowOf(mark);
        await write(() => rows.create(row));
      }),
    sweepDocuments: (now) => {
      sweepList('marks', now - MARK_KEPT_DAYS * DAY_MS);
      sweepList('last-asks', now - LAST_ASK_KEPT_DAYS * DAY_MS);
      sweepList('asked-in', now);
      pulses.purgeStale();
      results.purgeStale();
    },
    marksUnder: (markKey, since) => viewing('marksUnder', () => readMarks(markKey, since)),
  };
}

function firstOf<T>(limit: number, found: Iterable<T>): T[] {
  const first: T[] = [];
  for (const one of found) {
    if (first.length >= limit) break;
    first.push(one);
  }
  return first;
}
