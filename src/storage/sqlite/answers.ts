import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../ports.ts';
import type { Answer } from '../../pulse/pulse.ts';
import { answerKey, CODECS, commentsKey } from '../documents.ts';
import type { AnswerOperations } from '../operations.ts';
import { during } from '../store-fault.ts';
import { purgeOf } from './file.ts';
import { groupCommit } from './group-commit.ts';

/** Neither row numbers nor times, which would tell the order of answering: rows are sorted by pseudonym. */
export const ANSWERS_TABLE = `
  CREATE TABLE answers (
    pulse_id TEXT NOT NULL, id TEXT NOT NULL, expires_at INTEGER NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (pulse_id, id)
  ) WITHOUT ROWID;
`;

const PAGE = 500;

type Row = [pulseId: string, id: string, expiresAt: number, document: string];

interface Answers extends Pick<Store, AnswerOperations> {
  /** Deletes the answers of pulses that were never published; `now` in milliseconds. */
  readonly sweepAnswers: (now: number) => void;
  readonly closeAnswers: () => Promise<void>;
}

export function answersIn(database: DatabaseSync, path: string): Answers {
  const upsert = database.prepare(`
    INSERT INTO answers (pulse_id, id, expires_at, document) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET expires_at = excluded.expires_at, document = excluded.document
  `);
  const selectOne = database.prepare('SELECT document FROM answers WHERE pulse_id = ? AND id = ?');
  const count = database.prepare('SELECT count(*) AS answers FROM answers WHERE pulse_id = ?');
  const selectPage = database.prepare(`
    SELECT id, document FROM answers WHERE pulse_id = ? AND id > ? ORDER BY id LIMIT ${PAGE}
  `);
  const selectExpired = database.prepare('SELECT 1 FROM answers WHERE expires_at <= ? LIMIT 1');
  const eraseOne = purgeOf(database, 'answers', 'pulse_id = ? AND id = ?');
  const eraseAll = purgeOf(database, 'answers', 'pulse_id = ?');
  const eraseExpired = purgeOf(database, 'answers', 'expires_at <= ?');

  const saved = groupCommit<Row>(database, path, 'saveAnswer', (row) => upsert.run(...row));

  async function* answersOf(pulseId: string): AsyncIterable<Answer> {
    let last = '';
    for (;;) {
      const rows = await during('answersOf', () => selectPage.all(pulseId, last));
      for (const row of rows) {
        last = String(row.id);
        yield await during('answersOf', () => readAnswer(row.document, pulseId, last));
      }
      if (rows.length < PAGE) return;
    }
  }

  return {
    saveAnswer: async (answer) => {
      const { key, json } = await during('saveAnswer', () => CODECS.answer.write(answer));
      await saved.add([key.partition, key.id, answer.expiresAt, json]);
    },
    readAnswer: (pulseId, answerId) =>
      during('readAnswer', () => {
        const key = answerKey(pulseId, answerId);
        const row = selectOne.get(key.partition, key.id);
        return row ? readAnswer(row.document, key.partition, key.id) : null;
      }),
    deleteAnswer: (pulseId, answerId) =>
      during('deleteAnswer', () => {
        const key = answerKey(pulseId, answerId);
        return eraseOne(key.partition, key.id) === 1;
      }),
    countAnswers: (pulseId) => during('countAnswers', () => Number(count.get(pulseId)?.answers)),
    answersOf,
    deleteAnswersOf: (pulseId) =>
      during('deleteAnswersOf', () => {
        eraseAll(pulseId);
      }),
    saveComments: (comments) =>
      during('saveComments', () => {
        const { key, json } = CODECS.comments.write(comments);
        upsert.run(key.partition, key.id, comments.expiresAt, json);
      }),
    readComments: (pulseId) =>
      during('readComments', () => {
        const key = commentsKey(pulseId);
        const row = selectOne.get(key.partition, key.id);
        return row ? CODECS.comments.read(String(row.document), key) : null;
      }),
    deleteComments: (pulseId) =>
      during('deleteComments', () => {
        eraseAll(commentsKey(pulseId).partition);
      }),
    closeAnswers: saved.close,
    sweepAnswers(now) {
      if (selectExpired.get(now / 1000)) eraseExpired(now / 1000);
    },
  };
}

function readAnswer(document: unknown, partition: string, id: string): Answer {
  return CODECS.answer.read(String(document), { partition, id });
}
