import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../ports.ts';
import type { Answer, AnswerChange } from '../../pulse/pulse.ts';
import { answerKey, CODECS, commentsKey, type DocumentKey } from '../documents.ts';
import type { AnswerOperations } from '../operations.ts';
import { during } from '../store-fault.ts';
import { purgeOf } from './file.ts';
import type { GroupCommit } from './group-commit.ts';

const SHARDS = 32;

/**
 * Rows that were deleted are gone only once the rest of their table has been rewritten, so a pulse shares its table with few
 * others. Slots, as documents have, would tell in which order people answered.
 */
const TABLES: readonly string[] = Array.from({ length: SHARDS }, (_, shard) => `answers_${shard}`);

/** Until the third layout all lay in this one. */
export const ANSWERS_TABLE = tableOf('answers');

export const ANSWERS_IN_SHARDS = TABLES.map(tableOf).join('');
/** For whoever reads them all. */
export const ANSWERS_VIEW = `
  CREATE VIEW answers AS ${TABLES.map((table) => `SELECT * FROM ${table}`).join(' UNION ALL ')};
`;

/** Neither row numbers nor times, which would tell the order of answering: rows are sorted by pseudonym. */
function tableOf(name: string): string {
  return `
    CREATE TABLE ${name} (
      pulse_id TEXT NOT NULL, id TEXT NOT NULL, expires_at INTEGER NOT NULL, document TEXT NOT NULL,
      PRIMARY KEY (pulse_id, id)
    ) WITHOUT ROWID;
  `;
}

/** The table in which the answers of a pulse lie, or its comments. */
export function answersTableOf(partition: string): string {
  return `answers_${hash('sha256', partition, 'buffer').readUInt32BE() % SHARDS}`;
}

const PAGE = 500;

interface Answers extends Pick<Store, AnswerOperations> {
  /** Deletes the answers of pulses that were never published; `now` in milliseconds. */
  readonly sweepAnswers: (now: number) => Promise<void>;
}

export function answersIn(database: DatabaseSync, { write, erase }: GroupCommit): Answers {
  const known = new Map<string, Shard>();
  const selectExpired = database.prepare('SELECT DISTINCT pulse_id FROM answers WHERE expires_at <= ?');

  /** Prepared when it is first needed. */
  function shardOf(partition: string): Shard {
    const table = answersTableOf(partition);
    const shard = known.get(table) ?? openShard(database, table);
    known.set(table, shard);
    return shard;
  }

  async function* answersOf(pulseId: string): AsyncIterable<Answer> {
    let last = '';
    for (;;) {
      const rows = await during('answersOf', () => shardOf(pulseId).selectPage.all(pulseId, last));
      for (const row of rows) {
        last = String(row.id);
        yield await during('answersOf', () => readAnswer(row.document, pulseId, last));
      }
      if (rows.length < PAGE) return;
    }
  }

  return {
    updateAnswer: (pulseId, answerId, change) =>
      during('updateAnswer', async () => {
        const key = answerKey(pulseId, answerId);
        const { kept, isErased } = await write(() => updateIn(shardOf(key.partition), key, change));
        if (isErased) await erase(() => undefined);
        return kept;
      }),
    readAnswer: (pulseId, answerId) =>
      during('readAnswer', () => {
        const key = answerKey(pulseId, answerId);
        const row = shardOf(key.partition).selectOne.get(key.partition, key.id);
        return row ? readAnswer(row.document, key.partition, key.id) : null;
      }),
    deleteAnswer: (pulseId, answerId) =>
      during('deleteAnswer', async () => {
        const { partition, id } = answerKey(pulseId, answerId);
        return (await erase(() => shardOf(partition).eraseOne(partition, id))) === 1;
      }),
    countAnswers: (pulseId) => during('countAnswers', () => Number(shardOf(pulseId).count.get(pulseId)?.answers)),
    answersOf,
    deleteAnswersOf: (pulseId) =>
      during('deleteAnswersOf', async () => {
        await erase(() => shardOf(pulseId).eraseAll(pulseId));
      }),
    saveComments: (comments) =>
      during('saveComments', async () => {
        const { key, json } = CODECS.comments.write(comments);
        await write(() => shardOf(key.partition).upsert.run(key.partition, key.id, comments.expiresAt, json));
      }),
    readComments: (pulseId) =>
      during('readComments', () => {
        const key = commentsKey(pulseId);
        const row = shardOf(key.partition).selectOne.get(key.partition, key.id);
        return row ? CODECS.comments.read(String(row.document), key) : null;
      }),
    deleteComments: (pulseId) =>
      during('deleteComments', async () => {
        const { partition } = commentsKey(pulseId);
        await erase(() => shardOf(partition).eraseAll(partition));
      }),
    async sweepAnswers(now) {
      const expired = selectExpired.all(now / 1000).map(({ pulse_id }) => shardOf(String(pulse_id)));
      if (expired.length === 0) return;
      await erase(() => {
        for (const shard of new Set(expired)) shard.eraseExpired(now / 1000);
      });
    },
  };
}

function openShard(database: DatabaseSync, table: string) {
  return {
    upsert: database.prepare(`
      INSERT INTO ${table} (pulse_id, id, expires_at, document) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET expires_at = excluded.expires_at, document = excluded.document
    `),
    selectOne: database.prepare(`SELECT document FROM ${table} WHERE pulse_id = ? AND id = ?`),
    count: database.prepare(`SELECT count(*) AS answers FROM ${table} WHERE pulse_id = ?`),
    selectPage: database.prepare(`
      SELECT id, document FROM ${table} WHERE pulse_id = ? AND id > ? ORDER BY id LIMIT ${PAGE}
    `),
    eraseOne: purgeOf(database, table, 'pulse_id = ? AND id = ?'),
    eraseAll: purgeOf(database, table, 'pulse_id = ?'),
    eraseExpired: purgeOf(database, table, 'expires_at <= ?'),
  };
}
type Shard = ReturnType<typeof openShard>;

/** In a step of its own, so that nothing comes between. */
function updateIn(
  shard: Shard,
  { partition, id }: DocumentKey,
  change: AnswerChange,
): { readonly kept: Answer | null; readonly isErased: boolean } {
  const row = shard.selectOne.get(partition, id);
  const before = row ? readAnswer(row.document, partition, id) : null;
  const kept = change(before);
  if (kept === before) return { kept, isErased: false };
  if (kept) shard.upsert.run(partition, id, kept.expiresAt, CODECS.answer.write(kept).json);
  else shard.eraseOne(partition, id);
  return { kept, isErased: !kept };
}

function readAnswer(document: unknown, partition: string, id: string): Answer {
  return CODECS.answer.read(String(document), { partition, id });
}
