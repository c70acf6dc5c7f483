import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type {
  LastAsk as Ask,
  DocumentPlace,
  Store,
  Stored,
  TeamDocument,
  TeamDocumentKind,
  TeamDocumentOf,
} from '../ports.ts';
import { SHOWING_KEPT_DAYS, type Showing } from '../privacy/showing.ts';
import { type PublishedPulse, withoutAudience } from '../pulse/pulse.ts';
import type { Recognition } from '../recognition/recognition.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import {
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
import { eraserOf, inOneStep } from './sqlite-file.ts';
import { etagMemory } from './sqlite-memory.ts';
import { during } from './store-fault.ts';

/** `list` and `at` are what a document is looked up by; all else is in the document. */
export const TEAMS_TABLE = `
  CREATE TABLE teams (
    team_id TEXT NOT NULL, id TEXT NOT NULL, list TEXT, at INTEGER, etag TEXT NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (team_id, id)
  ) WITHOUT ROWID;
  CREATE INDEX teams_by_list ON teams (team_id, list, at);
`;

/** To find what nobody has to look at any more, whichever people it lies under. */
export const SHOWINGS_INDEX = "CREATE INDEX showings_by_age ON teams (at) WHERE list = 'showings';";
export const LAST_ASKS_INDEX = "CREATE INDEX last_asks_by_age ON teams (at) WHERE list = 'last-asks';";

/**
 * The same table with its rows numbered. Without numbers they lie in the tree of the key itself, and then SQLite reads the
 * whole of each document that it passes on its way to another. Their order tells nothing: documents say when they are from.
 */
export const TEAMS_BY_NUMBER = `
  ALTER TABLE teams RENAME TO teams_before;
  CREATE TABLE teams (
    team_id TEXT NOT NULL, id TEXT NOT NULL, list TEXT, at INTEGER, etag TEXT NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (team_id, id)
  );
  INSERT INTO teams SELECT * FROM teams_before ORDER BY team_id, id;
  DROP TABLE teams_before;
  CREATE INDEX teams_by_list ON teams (team_id, list, at);
  ${SHOWINGS_INDEX}
  ${LAST_ASKS_INDEX}
`;

const EVER = Number.NEGATIVE_INFINITY;
const EVERY = Number.MAX_SAFE_INTEGER;

interface Documents extends Pick<Store, DocumentOperations> {
  /**
   * Deletes the showings that no later result can be set beside, and whom nobody has asked for long, and forgets what nobody
   * has read for a while; `now` in milliseconds.
   */
  readonly sweepDocuments: (now: number) => void;
}

export function documentsIn(database: DatabaseSync): Documents {
  // A pulse is asked for by everybody who answers it, and its list of people is long; a published one does not change.
  // Nothing else is remembered: people's words least of all.
  const pulses = etagMemory<Stored<TeamDocument>>();
  const results = etagMemory<PublishedPulse>();
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
  const eraseOne = eraserOf(database, 'teams', 'team_id = ? AND id = ?');
  const eraseAll = eraserOf(database, 'teams', 'team_id = ?', true);
  const eraseWrittenOver = eraserOf(database, 'teams', 'false', true);
  const deleteOne = database.prepare('DELETE FROM teams WHERE team_id = ? AND id = ?');
  const selectAll = database.prepare('SELECT team_id, id, document FROM teams');
  const deleteShowings = database.prepare("DELETE FROM teams WHERE list = 'showings' AND at < ?");
  const deleteLastAsks = database.prepare("DELETE FROM teams WHERE list = 'last-asks' AND at < ?");

  function readOne<K extends TeamDocumentKind>(kind: K, teamId: string, id: string) {
    const key = teamKey(kind, teamId, id);
    const known = kind === 'pulse' ? pulses.recall(selectTag.get(key.partition, key.id)?.etag) : undefined;
    if (known) return known as Stored<TeamDocumentOf<K>>;
    const row = selectOne.get(key.partition, key.id);
    if (!row) return null;
    const document = String(row.document);
    const stored = {
      value: shapeOf(kind).read(document, key),
      etag: String(row.etag),
    };
    if (stored.value.kind === 'pulse') pulses.remember(stored.etag, stored, document.length);
    return stored;
  }

  /** The row of a valid document, once everything that points to it is there. */
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
    const { read } = shapeOf(kind);
    return selectList
      .all(teamId, list, since, limit)
      .map((row) => read(String(row.document), { partition: teamId, id: String(row.id) }));
  }

  function readResults(teamId: string, limit: number): PublishedPulse[] {
    return selectTags.all(teamId, 'published-pulses' satisfies ListName, limit).flatMap(({ id, etag }) => {
      const known = results.recall(etag);
      if (known) return [known];
      const row = selectOne.get(teamId, String(id));
      if (!row) return [];
      const result = withoutAudience(SHAPES.pulse.read(String(row.document), { partition: teamId, id: String(id) }));
      results.remember(String(row.etag), result, JSON.stringify(result).length);
      return [result];
    });
  }

  function readRecognitionsOf(personId: string, limit: number): Recognition[] {
    const partition = personPartition(personId);
    const found: Recognition[] = [];
    for (const row of selectList.iterate(partition, 'recognitions-of', EVER, EVERY)) {
      if (found.length >= limit) break;
      const pointer = SHAPES['recognition-of'].read(String(row.document), {
        partition,
        id: String(row.id),
      });
      const recognition = readOne('recognition', pointer.teamId, pointer.recognitionId)?.value;
      if (recognition && isAbout(recognition, personId)) found.push(recognition);
    }
    return found;
  }

  /** Looks again as often as another process comes between reading and writing. */
  function claimAsk(ask: Ask, since: number): boolean {
    const key = lastAskKey(ask.personId);
    const row = rowOf({ kind: 'last-ask', ...ask });
    for (;;) {
      if (insert.run(row).changes === 1) return true;
      const found = selectOne.get(key.partition, key.id);
      if (!found) continue;
      const last = SHAPES['last-ask'].read(String(found.document), key);
      if (last.pulseId === ask.pulseId ? last.askedAt >= ask.askedAt : last.askedAt > since) {
        return last.pulseId === ask.pulseId;
      }
      if (update.run({ ...row, expected: String(found.etag) }).changes === 1) return true;
    }
  }

  function placesNaming(texts: readonly string[]): DocumentPlace[] {
    const found: DocumentPlace[] = [];
    for (const { team_id, id, document } of selectAll.iterate()) {
      const place = placeAt({ partition: String(team_id), id: String(id) });
      if (place && isNamedIn(String(document), texts)) found.push(place);
    }
    return found;
  }

  function lastAskOf(personId: string): LastAsk | null {
    const key = lastAskKey(personId);
    const row = selectOne.get(key.partition, key.id);
    return row ? SHAPES['last-ask'].read(String(row.document), key) : null;
  }

  /** Words of a thank-you that were changed or taken back are erased: also those of an attempt that was cut off. */
  function replaceOne(document: TeamDocument, etag: string): boolean {
    const isErasing = document.kind === 'recognition' && losesWords(document);
    const isReplaced = update.run({ ...toRow(document), expected: etag }).changes === 1;
    if (isReplaced && isErasing) eraseWrittenOver();
    return isReplaced;
  }

  function losesWords({ teamId, recognitionId, whatTheyDid, madePossible, takenBackAt }: Recognition): boolean {
    const before = readOne('recognition', teamId, recognitionId)?.value;
    if (!before || takenBackAt > 0) return takenBackAt > 0;
    return before.whatTheyDid !== whatTheyDid || before.madePossible !== madePossible;
  }

  function readShowings(sketchKey: string, since: number): Showing[] {
    const partition = sketchPartition(sketchKey);
    return selectList.all(partition, 'showings', since, EVERY).map((row) =>
      SHAPES.showing.read(String(row.document), {
        partition,
        id: String(row.id),
      }),
    );
  }

  return {
    read: (kind, teamId, id) => during('read', () => readOne(kind, teamId, id)),
    create: (document) => during('create', () => inOneStep(database, () => insert.run(toRow(document)).changes === 1)),
    replace: (document, etag) => during('replace', () => replaceOne(document, etag)),
    remove: (kind, teamId, id) =>
      during('remove', () => {
        const key = teamKey(kind, teamId, id);
        const found = kind === 'recognition' ? readOne(kind, teamId, id) : null;
        for (const pointer of found ? pointersTo(found.value) : []) {
          const { partition, id: pointerId } = SHAPES['recognition-of'].write(pointer).key;
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
    placesNaming: (texts) => during('placesNaming', () => placesNaming(texts)),
    eraseOwnPlace: (personId) =>
      during('eraseOwnPlace', () => {
        eraseAll(personPartition(personId));
      }),
    recentAgendas: (teamId, limit) => during('recentAgendas', () => readList('agenda', 'agendas', teamId, EVER, limit)),
    publishedPulses: (teamId, limit) =>
      during('publishedPulses', () => readList('pulse', 'published-pulses', teamId, EVER, limit)),
    publishedResults: (teamId, limit) => during('publishedResults', () => readResults(teamId, limit)),
    openPulses: (teamId) => during('openPulses', () => readList('pulse', 'open-pulses', teamId, EVER, EVERY)),
    recognitionsSince: (teamId, since, limit) =>
      during('recognitionsSince', () => readList('recognition', 'recognitions', teamId, since, limit)),
    recognitionsOf: (personId, limit) => during('recognitionsOf', () => readRecognitionsOf(personId, limit)),
    addShowing: (showing) =>
      during('addShowing', () => {
        insert.run(rowOf(showing));
      }),
    sweepDocuments: (now) => {
      deleteShowings.run(now - SHOWING_KEPT_DAYS * DAY_MS);
      deleteLastAsks.run(now - LAST_ASK_KEPT_DAYS * DAY_MS);
      pulses.age();
      results.age();
    },
    showingsUnder: (sketchKey, since) => during('showingsUnder', () => readShowings(sketchKey, since)),
  };
}

function rowOf(document: TeamDocument | RecognitionOf | LastAsk | Showing) {
  const { key, json } = SHAPES[document.kind].write(document);
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
