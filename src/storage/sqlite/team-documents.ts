import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type {
  LastAsk as Ask,
  DocumentAddress,
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
import { documentAddressOf, isNamedIn } from '../document-keys.ts';
import {
  CODECS,
  codecOf,
  hasEnded,
  isAbout,
  LAST_ASK_KEPT_DAYS,
  type LastAskDocument,
  LISTS_OF_ENDED,
  type ListName,
  lastAskKey,
  listingOf,
  markPartition,
  pointersTo,
  type ThankYouOf,
  teamKey,
} from '../documents.ts';
import type { DocumentOperations } from '../operations.ts';
import { during } from '../store-fault.ts';
import { etagCache } from './etag-cache.ts';
import { inOneStep, purgeOf } from './file.ts';

/**
 * Documents are looked up by `list` and `at`. No WITHOUT ROWID: in the tree of the key SQLite would read the whole of each
 * document that it passes.
 */
export const TEAMS_TABLE = `
  CREATE TABLE teams (
    team_id TEXT NOT NULL, id TEXT NOT NULL, list TEXT, at INTEGER, etag TEXT NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (team_id, id)
  );
  CREATE INDEX teams_by_list ON teams (team_id, list, at);
  CREATE INDEX fingerprints_by_age ON teams (at) WHERE list = 'fingerprints';
  CREATE INDEX last_asks_by_age ON teams (at) WHERE list = 'last-asks';
`;

/** One index for all that is looked for in whichever team, in place of three; nothing reads fingerprints any more. */
export const TEAMS_BY_AGE = `
  DELETE FROM teams WHERE list = 'fingerprints';
  DROP INDEX fingerprints_by_age; DROP INDEX last_asks_by_age; DROP INDEX IF EXISTS paused_teams;
  CREATE INDEX teams_by_age ON teams (list, at) WHERE list IS NOT NULL;
`;

const EVER = Number.NEGATIVE_INFINITY;
const EVERY = Number.MAX_SAFE_INTEGER;

interface Documents extends Pick<Store, DocumentOperations> {
  /** Deletes expired marks and last asks, and drops stale cache entries; `now` in milliseconds. */
  readonly sweepDocuments: (now: number) => void;
}

export function documentsIn(database: DatabaseSync, now: () => number): Documents {
  // Everybody who answers a pulse reads it, with its long audience. No other kind is cached, people’s words least of all.
  const pulses = etagCache<Stored<TeamDocument>>(now);
  const results = etagCache<PublishedPulse>(now);
  const selectTag = database.prepare('SELECT etag FROM teams WHERE team_id = ? AND id = ?');
  const selectOne = database.prepare('SELECT etag, document FROM teams WHERE team_id = ? AND id = ?');
  const insert = database.prepare(`
    INSERT INTO teams (team_id, id, list, at, etag, document) VALUES (:teamId, :id, :list, :at, :etag, :json)
    ON CONFLICT DO NOTHING
  `);
  const update = database.prepare(`
    UPDATE teams SET list = :list, at = :at, etag = :etag, document = :json
    WHERE team_id = :teamId AND id = :id AND etag = :expected
  `);
  const selectList = database.prepare(`
    SELECT id, document FROM teams WHERE team_id = ? AND list = ? AND at >= ? ORDER BY at DESC, id LIMIT max(0, ?)
  `);
  const selectTags = database.prepare(`
    SELECT id, etag FROM teams WHERE team_id = ? AND list = ? ORDER BY at DESC, id LIMIT max(0, ?)
  `);
  const eraseOne = purgeOf(database, 'teams', 'team_id = ? AND id = ?');
  const eraseAll = purgeOf(database, 'teams', 'team_id = ?', true);
  const these = '(team_id, id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))';
  const eraseThese = purgeOf(database, 'teams', these);
  const eraseTheseAnew = purgeOf(database, 'teams', these, true);
  const selectOld = database.prepare(
    'SELECT team_id, id, document FROM teams WHERE list = ? AND at < ? ORDER BY at, id',
  );
  const eraseWrittenOver = purgeOf(database, 'teams', 'false', true);
  const deleteOne = database.prepare('DELETE FROM teams WHERE team_id = ? AND id = ?');
  const selectAll = database.prepare('SELECT team_id, id, document FROM teams');
  const countPaused = database.prepare("SELECT count(*) AS count FROM teams WHERE list = 'paused'");
  const deleteMarks = database.prepare("DELETE FROM teams WHERE list = 'marks' AND at < ?");
  const deleteLastAsks = database.prepare("DELETE FROM teams WHERE list = 'last-asks' AND at < ?");

  function readOne<K extends TeamDocumentKind>(kind: K, teamId: string, id: string) {
    const key = teamKey(kind, teamId, id);
    const cached = kind === 'pulse' ? pulses.get(String(selectTag.get(key.partition, key.id)?.etag)) : undefined;
    if (cached) return cached as Stored<TeamDocumentOf<K>>;
    const row = selectOne.get(key.partition, key.id);
    if (!row) return null;
    const document = String(row.document);
    const stored = {
      value: codecOf(kind).read(document, key),
      etag: String(row.etag),
    };
    if (stored.value.kind === 'pulse') pulses.set(stored.etag, stored, { size: document.length });
    return stored;
  }

  /** Creates the pointers first. */
  function toRow(document: TeamDocument) {
    const row = rowOf(document);
    for (const pointer of pointersTo(document)) insert.run(rowOf(pointer));
    return row;
  }

  function readList<K extends TeamDocumentKind>(
    kind: K,
    list: ListName,
    teamId: string,
    since: number,
    limit: number,
  ): TeamDocumentOf<K>[] {
    const { read } = codecOf(kind);
    return selectList
      .all(teamId, list, since, limit)
      .map((row) => read(String(row.document), { partition: teamId, id: String(row.id) }));
  }

  function readResults(teamId: string, limit: number): PublishedPulse[] {
    return selectTags.all(teamId, 'published-pulses' satisfies ListName, limit).flatMap(({ id, etag }) => {
      const cached = results.get(String(etag));
      if (cached) return [cached];
      const row = selectOne.get(teamId, String(id));
      if (!row) return [];
      const result = withoutAudience(CODECS.pulse.read(String(row.document), { partition: teamId, id: String(id) }));
      results.set(String(row.etag), result, { size: JSON.stringify(result).length });
      return [result];
    });
  }

  function readThankYousOf(personId: string, limit: number): ThankYou[] {
    const partition = personPartition(personId);
    const found: ThankYou[] = [];
    for (const row of selectList.iterate(partition, 'thankYous-of', EVER, EVERY)) {
      if (found.length >= limit) break;
      const pointer = CODECS['thank-you-of'].read(String(row.document), {
        partition,
        id: String(row.id),
      });
      const thanks = readOne('thank-you', pointer.teamId, pointer.thankYouId)?.value;
      if (thanks && isAbout(thanks, personId)) found.push(thanks);
    }
    return found;
  }

  /** Retries as often as another process comes between reading and writing: each time one of them has made progress. */
  function claimAsk(ask: Ask, since: number): boolean {
    const key = lastAskKey(ask.personId);
    const row = rowOf({ kind: 'last-ask', ...ask });
    for (;;) {
      if (insert.run(row).changes === 1) return true;
      const found = selectOne.get(key.partition, key.id);
      if (!found) continue;
      const last = CODECS['last-ask'].read(String(found.document), key);
      if (last.pulseId === ask.pulseId ? last.askedAt >= ask.askedAt : last.askedAt > since) {
        return last.pulseId === ask.pulseId;
      }
      if (update.run({ ...row, expected: String(found.etag) }).changes === 1) return true;
    }
  }

  function documentsNaming(texts: readonly string[]): DocumentAddress[] {
    const found: DocumentAddress[] = [];
    for (const { team_id, id, document } of selectAll.iterate()) {
      const address = documentAddressOf({ partition: String(team_id), id: String(id) });
      if (address && isNamedIn(String(document), texts)) found.push(address);
    }
    return found;
  }

  /**
   * Also where there is nothing: an attempt before may have been cut off when the log was not emptied yet. Whom pulses asked is
   * only written over, many times a day, so with pulses the table is always written anew.
   */
  function eraseEnded(kind: EndingKind, before: number, limit: number): number {
    const ended: TeamDocument[] = [];
    for (const { team_id, id, document } of selectOld.iterate(LISTS_OF_ENDED[kind], before)) {
      if (ended.length >= limit) break;
      const one = codecOf(kind).read(String(document), { partition: String(team_id), id: String(id) });
      if (hasEnded(one, before)) ended.push(one);
    }
    const keys = ended.flatMap((one) => [one, ...pointersTo(one)]).map((one) => CODECS[one.kind].write(one).key);
    const erase = kind === 'pulse' ? eraseTheseAnew : eraseThese;
    erase(JSON.stringify(keys.map(({ partition, id }) => [partition, id])));
    return ended.length;
  }

  function lastAskOf(personId: string): LastAskDocument | null {
    const key = lastAskKey(personId);
    const row = selectOne.get(key.partition, key.id);
    return row ? CODECS['last-ask'].read(String(row.document), key) : null;
  }

  /** Changed or withdrawn words are erased, also those of an attempt that crashed. */
  function replaceOne(document: TeamDocument, etag: string): boolean {
    const isErasing = document.kind === 'thank-you' && losesWords(document);
    const isReplaced = update.run({ ...toRow(document), expected: etag }).changes === 1;
    if (isReplaced && isErasing) eraseWrittenOver();
    return isReplaced;
  }

  function losesWords({ teamId, thankYouId, whatTheyDid, madePossible, takenBackAt }: ThankYou): boolean {
    const before = readOne('thank-you', teamId, thankYouId)?.value;
    if (!before || takenBackAt > 0) return takenBackAt > 0;
    return before.whatTheyDid !== whatTheyDid || before.madePossible !== madePossible;
  }

  function readMarks(markKey: string, since: number): AudienceMark[] {
    const partition = markPartition(markKey);
    return selectList.all(partition, 'marks', since, EVERY).map((row) =>
      CODECS['audience-mark'].read(String(row.document), {
        partition,
        id: String(row.id),
      }),
    );
  }

  return {
    catchUp: async () => {},
    read: (kind, teamId, id) => during('read', () => readOne(kind, teamId, id)),
    create: (document) => during('create', () => inOneStep(database, () => insert.run(toRow(document)).changes === 1)),
    replace: (document, etag) => during('replace', () => replaceOne(document, etag)),
    remove: (kind, teamId, id) =>
      during('remove', () => {
        const key = teamKey(kind, teamId, id);
        const found = kind === 'thank-you' ? readOne(kind, teamId, id) : null;
        for (const pointer of found ? pointersTo(found.value) : []) {
          const { partition, id: pointerId } = CODECS['thank-you-of'].write(pointer).key;
          deleteOne.run(partition, pointerId);
        }
        return eraseOne(key.partition, key.id) === 1;
      }),
    preparedAgendas: (teamId, limit) =>
      during('preparedAgendas', () => readList('agenda', 'prepared-agendas', teamId, EVER, limit)),
    recentActions: (teamId, limit) => during('recentActions', () => readList('action', 'actions', teamId, EVER, limit)),
    selfChecks: (teamId, limit) =>
      during('selfChecks', () => readList('self-check', 'self-checks', teamId, EVER, limit)),
    claimAsk: (ask, since) => during('claimAsk', () => claimAsk(ask, since)),
    lastAskOf: (personId) => during('lastAskOf', () => lastAskOf(personId)),
    countPaused: () => during('countPaused', () => Number(countPaused.get()?.count)),
    documentsNaming: (texts) => during('documentsNaming', () => documentsNaming(texts)),
    erasePersonalData: (personId) =>
      during('erasePersonalData', () => {
        eraseAll(personPartition(personId));
      }),
    eraseEnded: (kind, before, limit) => during('eraseEnded', () => eraseEnded(kind, before, limit)),
    recentAgendas: (teamId, limit) => during('recentAgendas', () => readList('agenda', 'agendas', teamId, EVER, limit)),
    publishedPulses: (teamId, limit) =>
      during('publishedPulses', () => readList('pulse', 'published-pulses', teamId, EVER, limit)),
    publishedResults: (teamId, limit) => during('publishedResults', () => readResults(teamId, limit)),
    openPulses: (teamId) => during('openPulses', () => readList('pulse', 'open-pulses', teamId, EVER, EVERY)),
    thankYousSince: (teamId, since, limit) =>
      during('thankYousSince', () => readList('thank-you', 'thankYous', teamId, since, limit)),
    thankYousOf: (personId, limit) => during('thankYousOf', () => readThankYousOf(personId, limit)),
    addMark: (mark) =>
      during('addMark', () => {
        insert.run(rowOf(mark));
      }),
    sweepDocuments: (now) => {
      deleteMarks.run(now - MARK_KEPT_DAYS * DAY_MS);
      deleteLastAsks.run(now - LAST_ASK_KEPT_DAYS * DAY_MS);
      pulses.purgeStale();
      results.purgeStale();
    },
    marksUnder: (markKey, since) => during('marksUnder', () => readMarks(markKey, since)),
  };
}

function rowOf(document: TeamDocument | ThankYouOf | LastAskDocument | AudienceMark) {
  const { key, json } = CODECS[document.kind].write(document);
  const { list = null, at = null } = listingOf(document) ?? {};
  return {
    teamId: key.partition,
    id: key.id,
    list,
    at,
    etag: randomUUID(),
    json,
  };
}
