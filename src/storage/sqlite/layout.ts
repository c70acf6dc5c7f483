import type { DatabaseSync } from 'node:sqlite';
import { ANSWERS_IN_SHARDS, ANSWERS_TABLE, ANSWERS_VIEW, answersTableOf } from './answers.ts';
import { DOCUMENTS_TABLES, documentRowsIn } from './document-rows.ts';
import { JOB_TABLE } from './jobs.ts';

const TEAMS_TABLE = `
  CREATE TABLE teams (
    team_id TEXT NOT NULL, id TEXT NOT NULL, list TEXT, at INTEGER, etag TEXT NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (team_id, id)
  );
  CREATE INDEX teams_by_list ON teams (team_id, list, at);
  CREATE INDEX fingerprints_by_age ON teams (at) WHERE list = 'fingerprints';
  CREATE INDEX last_asks_by_age ON teams (at) WHERE list = 'last-asks';
`;

/** One index for all that is looked for in whichever team, in place of three; nothing reads fingerprints any more. */
const TEAMS_BY_AGE = `
  DELETE FROM teams WHERE list = 'fingerprints';
  DROP INDEX fingerprints_by_age; DROP INDEX last_asks_by_age; DROP INDEX IF EXISTS paused_teams;
  CREATE INDEX teams_by_age ON teams (list, at) WHERE list IS NOT NULL;
`;

/** Dropping the table fills its pages with noughts, as secure_delete is on. 300,000 documents take 40 seconds, once. */
function moveIntoSlots(database: DatabaseSync): void {
  database.exec(DOCUMENTS_TABLES);
  const rows = documentRowsIn(database);
  const older = database.prepare('SELECT team_id, id, list, at, etag, document FROM teams ORDER BY rowid');
  for (const { team_id, id, list, at, etag, document } of older.iterate()) {
    const key = { partition: String(team_id), id: String(id) };
    const listing = { list: list === null ? null : String(list), at: at === null ? null : Number(at) };
    rows.create({ key, json: String(document), ...listing, etag: String(etag) });
  }
  database.exec('DROP TABLE teams');
}

/** No table is renamed: SQLite then refuses the checkpoint that follows (“table is locked”). */
function moveIntoShards(database: DatabaseSync): void {
  database.exec(ANSWERS_IN_SHARDS);
  for (const { pulse_id } of database.prepare('SELECT DISTINCT pulse_id FROM answers').all()) {
    const table = answersTableOf(String(pulse_id));
    database.prepare(`INSERT INTO ${table} SELECT * FROM answers WHERE pulse_id = ?`).run(String(pulse_id));
  }
  database.exec(`DROP TABLE answers; ${ANSWERS_VIEW}`);
}

/** Of the store's file. Whoever changes a table adds a step; a test compares where both ways lead. */
export const STORE_LAYOUT = {
  holds: 'teams and answers',
  mark: 0x42665401,
  newest: `${JOB_TABLE}${DOCUMENTS_TABLES}${ANSWERS_IN_SHARDS}${ANSWERS_VIEW}`,
  steps: [`${TEAMS_TABLE}${ANSWERS_TABLE}${JOB_TABLE}`, TEAMS_BY_AGE, moveIntoSlots, moveIntoShards],
} as const;
