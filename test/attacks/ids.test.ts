// The insider reads every document that holds an answer and asks of each id in it whose it is: as it stands, hashed in
// any usual way, or under any key that lies about. Against a store that keeps user ids, or hashes of them, or the key
// beside them, everybody is found; here nobody.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { folderForTest } from '../support/folder.ts';
import { byName, KEY_FILE, scoresIn, truthOf } from './evidence.ts';
import { insiderAtAnOpenPulse } from './insider.ts';
import { linkByIds } from './link-by-ids.ts';
import { KEY, plant, under } from './naive-store.ts';

describe('against a naive store the ids tell everything', () => {
  test.each([
    ['user ids', { idOf: ({ person }) => person.personId }],
    ['names inside the document', { idOf: ({ at }) => `a${at}`, besides: ({ person }) => ({ by: person.name }) }],
    ['plain hashes of user ids', { idOf: ({ person }) => createHash('sha256').update(person.personId).digest('hex') }],
    [
      'hashes salted with the number of the pulse',
      {
        idOf: ({ person }) => createHash('sha1').update(`p-1:${person.teamsId}`).digest('base64'),
        more: { pulse: 'p-1' },
      },
    ],
    [
      'codes under a key that lies in the same file',
      { idOf: ({ person }) => under(KEY, person.personId), more: { key: KEY.toString('hex') } },
    ],
  ] as [string, Parameters<typeof plant>[1]][])('%s', (_what, naive) => {
    const evidence = plant(folderForTest(), naive);
    expect(byName(linkByIds(evidence))).toEqual(byName(truthOf(evidence.taps)));
  });
});

describe('against ours', () => {
  const insider = insiderAtAnOpenPulse();

  test('nobody is found, neither in a copy of the answers taken while open nor in both files after close', async () => {
    const open = await insider.evidence();
    const answersOnly = open.rows.filter(({ file }) => file !== KEY_FILE);
    expect(open.rows.filter(scoresIn)).toHaveLength(12);
    expect(linkByIds({ ...open, rows: answersOnly })).toEqual([]);

    await insider.close();
    const closed = await insider.evidence();
    expect(linkByIds({ ...closed, rows: [...answersOnly, ...closed.rows] })).toEqual([]);
    expect(closed.rows.filter(scoresIn)).toEqual([]);
  });
});
