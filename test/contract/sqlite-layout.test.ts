import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { CODECS } from '../../src/storage/documents.ts';
import { ANSWERS_TABLE } from '../../src/storage/sqlite/answers.ts';
import { type Layout, openSqliteFile } from '../../src/storage/sqlite/file.ts';
import { JOB_TABLE } from '../../src/storage/sqlite/jobs.ts';
import { STORE_LAYOUT } from '../../src/storage/sqlite/layout.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { bytesIn, folderForTest } from '../support/folder.ts';
import { MONDAY_NINE, sampleAnswer, samplePseudonym, WARD_7 } from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';

const clock = { now: () => MONDAY_NINE };

/** As files of the first layouts were made; never changed again. */
const FIRST_TEAMS_TABLE = `
  CREATE TABLE teams (
    team_id TEXT NOT NULL, id TEXT NOT NULL, list TEXT, at INTEGER, etag TEXT NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (team_id, id)
  );
  CREATE INDEX teams_by_list ON teams (team_id, list, at);
  CREATE INDEX fingerprints_by_age ON teams (at) WHERE list = 'fingerprints';
  CREATE INDEX last_asks_by_age ON teams (at) WHERE list = 'last-asks';
`;

const SECOND_TEAMS_TABLE = `
  DROP INDEX fingerprints_by_age; DROP INDEX last_asks_by_age;
  CREATE INDEX teams_by_age ON teams (list, at) WHERE list IS NOT NULL;
`;

test('a file of the layout before the indices by age is brought up to it, without the fingerprints that marks replace', async () => {
  const path = join(folderForTest(), 'store.db');
  const first = `${FIRST_TEAMS_TABLE}${ANSWERS_TABLE}${JOB_TABLE}`;
  const older = openSqliteFile(path, { holds: 'teams and answers', mark: 0x42665401, steps: [first] });
  older.exec(
    "INSERT INTO teams VALUES ('audience-fingerprint:x', 'audience-fingerprint:p', 'fingerprints', 1, 'e', '{}')",
  );
  older.close();
  await openSqliteStore(path, clock).close();
  const file = new DatabaseSync(path, { readOnly: true });
  expect(file.prepare('SELECT count(*) AS count FROM documents').get()).toEqual({ count: 0 });
  expect(file.prepare("SELECT name FROM sqlite_schema WHERE tbl_name = 'teams'").all()).toEqual([]);
  file.close();
});

test('a file of the layout before slots keeps all that is in it, and what is erased then leaves no copy from before', async () => {
  const folder = folderForTest();
  const path = join(folder, 'store.db');
  const first = `${FIRST_TEAMS_TABLE}${ANSWERS_TABLE}${JOB_TABLE}`;
  const layout = { holds: 'teams and answers', mark: 0x42665401, steps: [first, SECOND_TEAMS_TABLE] };
  const file = openSqliteFile(path, layout);
  const insert = file.prepare("INSERT INTO teams VALUES (?, ?, 'thankYous', ?, ?, ?)");
  const marks = Array.from({ length: 150 }, (_, index) => samplePseudonym(`person ${index}`));
  const thanks = marks.map((mark, index) =>
    sampleThankYou({ thankYouId: mark, givenAt: index, whatTheyDid: `${mark} ${'and so on '.repeat(index % 31)}` }),
  );
  for (const one of thanks) {
    const { key, json } = CODECS['thank-you'].write(one);
    insert.run(key.partition, key.id, one.givenAt, one.thankYouId.slice(0, 8), json);
  }
  file.close();
  const store = openSqliteStore(path, clock);
  expect(await store.thankYousSince(WARD_7, 0, 999)).toEqual(thanks.toReversed());
  const [mark = ''] = marks;
  expect(await store.read('thank-you', WARD_7, mark)).toEqual({ value: thanks[0], etag: mark.slice(0, 8) });
  expect(await store.eraseEnded('thank-you', 100, 999)).toBe(100);
  const bytes = bytesIn(folder);
  const left = marks.filter((one) => bytes.includes(one.slice(0, 16)) || bytes.includes(one.slice(-16)));
  expect(left).toEqual(marks.slice(100));
  await store.close();
});

test('a file of the layout in which all answers lay in one table keeps those of each pulse, and then leaves no copy', async () => {
  const folder = folderForTest();
  const path = join(folder, 'store.db');
  const first = `${FIRST_TEAMS_TABLE}${ANSWERS_TABLE}${JOB_TABLE}`;
  const file = openSqliteFile(path, { holds: 'teams and answers', mark: 0x42665401, steps: [first] });
  const insert = file.prepare('INSERT INTO answers VALUES (?, ?, ?, ?)');
  const answers = Array.from({ length: 60 }, (_, index) =>
    sampleAnswer({ pulseId: `pulse-${index % 4}`, answerId: samplePseudonym(`person ${index}`) }),
  );
  for (const one of answers) {
    const { key, json } = CODECS.answer.write(one);
    insert.run(key.partition, key.id, one.expiresAt, json);
  }
  file.close();
  const store = openSqliteStore(path, clock);
  for (const one of answers) expect(await store.readAnswer(one.pulseId, one.answerId)).toEqual(one);
  await store.deleteAnswersOf('pulse-1');
  const bytes = bytesIn(folder);
  const left = answers.filter(({ answerId }) => bytes.includes(answerId.slice(0, 16)));
  expect(left).toEqual(answers.filter(({ pulseId }) => pulseId !== 'pulse-1'));
  expect(await store.countAnswers('pulse-2')).toBe(15);
  await store.close();
});

test('an empty file is made at once what all steps from the first layout would make of it', () => {
  const { newest, ...stepByStep } = STORE_LAYOUT;
  expect(newest).toContain('CREATE TABLE');
  expect(schemaOf(STORE_LAYOUT)).toEqual(schemaOf(stepByStep));
});

function schemaOf(layout: Layout): unknown {
  const file = openSqliteFile(':memory:', layout);
  const rows = ['sqlite_schema', 'names', 'slots', 'documents'].map((table) =>
    file.prepare(`SELECT * FROM ${table}`).all(),
  );
  const numbers = ['user_version', 'application_id'].map((name) => file.prepare(`PRAGMA ${name}`).get());
  file.close();
  const schema = rows[0]?.map(({ type, name, tbl_name, sql }) => ({ type, name, tbl_name, sql }));
  return {
    schema: schema?.sort((one, other) => String(one.name).localeCompare(String(other.name))),
    rows: rows.slice(1),
    numbers,
  };
}
