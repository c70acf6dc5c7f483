// After close the insider reads every byte of every file for what was deleted: pieces of answers, codes noted while the
// pulse was open, comments; and tries every 32 bytes of every file as the key, against a copy of the answers taken while
// open. SQLite as it comes leaves both behind; ours leaves neither.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { folderForTest } from '../support/folder.ts';
import { byName, databaseBytes, type Evidence, type Link, scoresIn, truthOf } from './evidence.ts';
import { commentOf, insiderAtAnOpenPulse, PEOPLE } from './insider.ts';
import { linkByIds } from './link-by-ids.ts';
import { KEY, plant, under } from './naive-store.ts';

const KEY_BYTES = 32;
const ANSWER = /"scores":\[([0-5](?:,[0-5])*)\]/g;
/** How far from an answer its id can lie in a row. */
const ROW_BYTES = 60;

/** Whose the pieces of answers in the bytes are, as long as an id stands before them. */
function linkByRemains({ people, bytes }: Evidence): Link[] {
  const text = bytes.toString('latin1');
  return [...text.matchAll(ANSWER)].flatMap(({ index, 1: scores = '' }) => {
    const before = text.slice(Math.max(0, index - ROW_BYTES), index);
    const person = people
      .map(({ name, personId }) => ({ name, at: before.lastIndexOf(personId) }))
      .toSorted((a, b) => b.at - a.at)[0];
    return person && person.at >= 0 ? [{ person: person.name, learned: `answered ${scores}` }] : [];
  });
}

function piecesIn(bytes: Buffer): string[] {
  return [...bytes.toString('latin1').matchAll(ANSWER)].map(([piece]) => piece);
}

/** Every 32 bytes of the files that make one known person's code out of their id. */
function keysIn(bytes: Buffer, known: string, codes: ReadonlySet<string>): Buffer[] {
  return Array.from({ length: Math.max(0, bytes.length - KEY_BYTES + 1) }, (_, at) =>
    bytes.subarray(at, at + KEY_BYTES),
  )
    .filter((window) => window[0] !== 0 || window[KEY_BYTES - 1] !== 0)
    .filter((window) => codes.has(createHmac('sha256', window).update(known).digest('base64url')));
}

describe('against files as SQLite leaves them', () => {
  test('the deleted answers are read back with the user ids before them', () => {
    const evidence = plant(folderForTest(), { idOf: ({ person }) => person.personId, isDeleted: true });
    expect(evidence.rows.filter(scoresIn)).toEqual([]);
    expect(byName(linkByRemains(evidence))).toEqual(byName(truthOf(evidence.taps)));
  });

  test('the deleted key is found, and with it everybody in a copy of the answers', () => {
    const copy = plant(folderForTest(), { idOf: ({ person }) => under(KEY, person.personId) });
    const folder = folderForTest();
    const keys = new DatabaseSync(join(folder, 'keys.sqlite'));
    keys.exec('PRAGMA secure_delete = OFF; CREATE TABLE keys (pulse TEXT PRIMARY KEY, key BLOB)');
    keys.prepare('INSERT INTO keys VALUES (?, ?)').run('pulse-1', KEY);
    keys.exec('DELETE FROM keys');
    keys.close();

    const codes = new Set(copy.taps.map(({ person }) => under(KEY, person.personId)));
    const found = keysIn(databaseBytes(folder), PEOPLE[0]?.personId ?? '', codes);
    expect(found).toEqual([KEY]);
    const key = { file: 'keys.sqlite', table: 'keys', rowid: null, fields: [['key', found[0]]] as const };
    expect(byName(linkByIds({ ...copy, rows: [...copy.rows, key] }))).toEqual(byName(truthOf(copy.taps)));
  });
});

describe('against ours', () => {
  const insider = insiderAtAnOpenPulse();

  test('while open the answers and the key are there to be found; after close not a piece is left of either', async () => {
    const open = await insider.evidence();
    const codes = open.rows
      .filter(scoresIn)
      .map(({ fields }) => String(Object.fromEntries(fields)['document.answerId']));
    const comments = PEOPLE.map(commentOf);
    const left = (bytes: Buffer): string[] =>
      [...codes, ...comments].filter((text) => bytes.includes(text.slice(0, 16)) || bytes.includes(text.slice(-16)));
    const [alex] = PEOPLE;
    const keysLeft = (bytes: Buffer): Buffer[] => keysIn(bytes, alex?.personId ?? '', new Set(codes));
    expect(codes).toHaveLength(12);
    expect(left(open.bytes)).toHaveLength(24);
    expect(piecesIn(open.bytes).length).toBeGreaterThanOrEqual(12);
    const keyFile = [insider.bytesOf('pulse-keys.sqlite'), insider.bytesOf('pulse-keys.sqlite-wal')];
    expect(keysLeft(Buffer.concat(keyFile)).length).toBeGreaterThan(0);

    await insider.close();
    for (const bytes of [(await insider.evidence()).bytes, readFileSync(join(insider.bot.folder, 'bot.log'))]) {
      expect(left(bytes)).toEqual([]);
      expect(piecesIn(bytes)).toEqual([]);
      expect(keysLeft(bytes)).toEqual([]);
    }
    expect(linkByRemains(await insider.evidence())).toEqual([]);
  });
});
