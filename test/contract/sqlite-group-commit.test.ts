import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { groupCommit } from '../../src/storage/sqlite/group-commit.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { folderForTest } from '../support/folder.ts';
import { MONDAY_NINE, sampleAnswer, samplePseudonym, saveAnswer } from '../support/sample-documents.ts';

const clock = { now: () => MONDAY_NINE };
const answerOf = (person: number) => sampleAnswer({ answerId: samplePseudonym(`person ${person}`) });

afterEach(() => vi.restoreAllMocks());

function openWords() {
  const path = join(folderForTest(), 'words.db');
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE words (word TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO words (word) VALUES (?)');
  const { write, erase, close } = groupCommit(database, path);
  const add = (word: string | null) => write(() => void insert.run(word));
  const readElsewhere = () => {
    const other = new DatabaseSync(path, { readOnly: true });
    const rows = other.prepare('SELECT word FROM words ORDER BY word').all();
    other.close();
    return rows.map(({ word }) => word);
  };
  return { path, database, add, write, erase, close, readElsewhere };
}

describe('what is saved at the same time', () => {
  test('is written in one step, and each is there when it is confirmed', async () => {
    const { database, add, close, readElsewhere } = openWords();
    const exec = vi.spyOn(database, 'exec');
    await Promise.all(['a', 'b', 'c'].map((word) => add(word)));
    expect(exec.mock.calls.filter(([sql]) => sql === 'COMMIT')).toHaveLength(1);
    expect(readElsewhere()).toEqual(['a', 'b', 'c']);
    await close();
  });

  test('leaves the file as strict about power cuts as it was', async () => {
    const { database, add, close } = openWords();
    await add('a');
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    await close();
  });

  test('is refused alone where it cannot be written, and the others are there', async () => {
    const { database, add, close, readElsewhere } = openWords();
    const exec = vi.spyOn(database, 'exec');
    const outcomes = await Promise.allSettled([add('a'), add(null), add('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(exec.mock.calls.filter(([sql]) => sql === 'COMMIT')).toHaveLength(1);
    await expect(add(null)).rejects.toThrow('NOT NULL constraint failed');
    await add('c');
    expect(readElsewhere()).toEqual(['a', 'b', 'c']);
    await close();
  });

  test('is undone as a whole where a part of it cannot be written', async () => {
    const { database, write, close, readElsewhere } = openWords();
    const insert = database.prepare('INSERT INTO words (word) VALUES (?)');
    const both = (one: string, other: string | null) =>
      write(() => {
        insert.run(one);
        insert.run(other);
      });
    await Promise.allSettled([both('a', 'b'), both('c', null), both('d', 'e')]);
    expect(readElsewhere()).toEqual(['a', 'b', 'd', 'e']);
    await close();
  });

  test('is confirmed to nobody where SQLite undoes all of it by itself, and what comes later is written', async () => {
    const { database, add, write, close, readElsewhere } = openWords();
    const undoAll = () => write(() => database.exec('INSERT OR ROLLBACK INTO words (word) VALUES (NULL)'));
    const outcomes = await Promise.allSettled([add('a'), undoAll(), add('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await add('c');
    expect(readElsewhere()).toEqual(['c']);
    await close();
  });

  test('is finished before the file is let go of', async () => {
    const { add, close, readElsewhere } = openWords();
    const added = add('a');
    await close();
    expect(readElsewhere()).toEqual(['a']);
    await expect(added).resolves.toBeUndefined();
  });
});

test('a hundred who answer at once are all counted, and so are those who come while they are being written', async () => {
  const path = join(folderForTest(), 'store.db');
  const store = openSqliteStore(path, clock);
  const first = Array.from({ length: 100 }, (_, person) => saveAnswer(store, answerOf(person)));
  await new Promise(setImmediate);
  const second = Array.from({ length: 20 }, (_, person) => saveAnswer(store, answerOf(1_000 + person)));
  await Promise.all([...first, ...second]);
  await store.close();

  const again = openSqliteStore(path, clock);
  expect(await again.countAnswers('pulse-1')).toBe(120);
  await again.close();
});

test('an answer that is not finished when the store is closed is saved all the same', async () => {
  const path = join(folderForTest(), 'store.db');
  const store = openSqliteStore(path, clock);
  const saved = saveAnswer(store, answerOf(1));
  // Its document is checked first.
  for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
  await store.close();
  await saved;

  const again = openSqliteStore(path, clock);
  expect(await again.readAnswer('pulse-1', answerOf(1).answerId)).toEqual(answerOf(1));
  await again.close();
});
