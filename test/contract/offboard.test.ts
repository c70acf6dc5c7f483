import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { bytesIn } from '../support/folder.ts';
import { tamperWith } from '../support/slots.ts';
import {
  type Copy,
  contentsOf,
  copyOf,
  hasFile,
  KINDS_OF_STORE,
  OTHER_TENANT,
  PHARMACY,
  type Played,
  play,
  TENANT,
  WARD,
} from './offboard-scene.ts';

let server: CosmosServer;
let played: Played;
beforeAll(async () => {
  server = await startCosmosServer();
  played = await play(mkdtempSync(join(tmpdir(), 'behaviours-')));
});
afterAll(async () => {
  await server.close();
  rmSync(played.folder, { recursive: true });
});

const erase = (...more: string[]): string[] => ['--team', WARD, '--erase', '--confirm', WARD, ...more];

/** Ids of pulses and thank-yous of a team, as its documents give them. */
function idsOf(contents: ReadonlyMap<string, string>, team: string): string[] {
  return [...contents.keys()].flatMap((place) => {
    const [, id] = new RegExp(`^teams ${team} (?:pulse|thank-you|agenda|pool):(.+)$`).exec(place) ?? [];
    return id ? [id] : [];
  });
}

/** Without what belongs to a team, as it is told by its own ids and nothing else. */
function without(contents: ReadonlyMap<string, string>, team: string): Map<string, string> {
  const marks = [team, ...idsOf(contents, team)];
  return new Map([...contents].filter(([place, json]) => !marks.some((mark) => `${place} ${json}`.includes(mark))));
}

async function hasKey({ open }: Copy): Promise<boolean> {
  const { keys, close } = await open();
  const key = await keys.read(played.openPulseId);
  await close();
  return key !== null;
}

describe.each(KINDS_OF_STORE)('on %s, a team', (kind) => {
  test('is exported and erased, and the others are as they were', async () => {
    const copy = await copyOf(played, kind, server);
    const before = await contentsOf(copy);
    const [exported, record] = [join(copy.folder, 'ward.json'), join(copy.folder, 'record.jsonl')];
    const made = await copy.run('--team', WARD, '--export', exported, '--record', record, '--by', 'Nestor');
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(await contentsOf(copy)).toEqual(before);

    const gone = await copy.run(...erase('--exported', exported, '--record', record, '--by', 'Nestor'));
    expect(gone).toMatchObject({ code: 0, out: expect.stringContaining('Nothing is left.') });
    const after = await contentsOf(copy);
    expect(after).toEqual(without(before, WARD));
    expect(before.size - after.size).toBeGreaterThan(30);
    expect(await hasKey(copy)).toBe(false);

    const lines = readFileSync(record, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { did: 'exported', by: 'Nestor', of: 'team', id: WARD, teams: 1, counts: { results: 2, thanks: 1, agendas: 1 } },
      { did: 'erasing', counts: { pulse: 3, team: 1, 'thank-you': 2, pool: 1, 'open pulses among them': 1 } },
      { did: 'erased', left: { answers: 0, comments: 0, keys: 0, unreadable: 0 } },
    ]);
    expect(lines.join()).not.toMatch(/Megan|stayed late|Ward 7 /);

    const again = await copy.run(...erase('--exported', exported));
    expect(again.code).toBe(0);
    expect(await contentsOf(copy)).toEqual(after);
  });

  test('goes with the rest of its tenant, and the other tenant stays', async () => {
    const copy = await copyOf(played, kind, server);
    const before = await contentsOf(copy);
    const tenant = ['--tenant', TENANT, '--erase', '--without-export', '--confirm', TENANT];
    expect((await copy.run(...tenant)).code).toBe(0);
    const after = await contentsOf(copy);
    expect(after).toEqual(without(without(before, WARD), PHARMACY));
    expect([...after.keys()].filter((place) => !place.includes(' named-in:'))).toHaveLength(6);
    const other = OTHER_TENANT.toUpperCase();
    expect((await copy.run('--tenant', other, '--erase', '--without-export', '--confirm', other)).code).toBe(0);
    expect((await contentsOf(copy)).size).toBe(0);
  });

  test('of which a document cannot be read is not exported, and is erased all the same', async () => {
    const copy = await copyOf(played, kind, server);
    const before = await contentsOf(copy);
    const { admin, close } = await copy.open();
    for await (const { key, json } of admin.all('teams')) {
      const newer = JSON.stringify({ ...JSON.parse(json), version: 9 });
      if (key.partition !== WARD) continue;
      const document = {
        kind: 'pool' as const,
        teamId: WARD,
        poolId: '',
        histogram: NONE,
        threshold: 0,
        pulseIds: [],
        spentIds: [],
        taken: [],
      };
      await admin.put('teams', [{ key, json: newer, document }]);
    }
    await close();
    const exported = join(copy.folder, 'ward.json');
    const refused = await copy.run('--team', WARD, '--export', exported);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('has version 9') });
    expect(hasFile(copy.folder, 'ward.json')).toBe(false);
    expect((await copy.run(...erase('--without-export'))).code).toBe(0);
    expect(await contentsOf(copy)).toEqual(without(before, WARD));
    expect(await hasKey(copy)).toBe(false);
  });

  test('is left alone unless everything that was said agrees', async () => {
    const copy = await copyOf(played, kind, server);
    const before = await contentsOf(copy);
    const at = (name: string): string => join(copy.folder, name);
    expect((await copy.run('--team', PHARMACY, '--export', at('pharmacy.json'))).code).toBe(0);
    expect((await copy.run('--team', WARD, '--export', at('ward.json'))).code).toBe(0);
    const other = `team-${randomUUID()}`;
    const refusals: [string[], string][] = [
      [[], 'either --team ID or --tenant ID'],
      [['--team', WARD, '--tenant', TENANT, '--export', at('x')], 'either --team ID or --tenant ID'],
      [['--team', WARD], 'either --export FILE or --erase'],
      [['--team', WARD, '--eraze'], 'First: npm run offboard'],
      [['--team', WARD, '--export', at('ward.json')], 'is there already'],
      [['--team', WARD, '--export', at('no/folder/x')], 'cannot be written (ENOENT)'],
      [['--team', WARD, '--export', at('x'), '--record', at('no/folder/x')], 'cannot be written (ENOENT)'],
      [['--team', other, '--export', at('x')], `There is nothing of team ${other}`],
      [['--tenant', other, '--export', at('x')], `There is nothing of tenant ${other}`],
      [['--team', WARD, '--erase', '--exported', at('ward.json')], `--confirm ${WARD}`],
      [['--team', WARD, '--erase', '--without-export', '--confirm', PHARMACY], `--confirm ${WARD}`],
      [['--team', WARD, '--erase', '--confirm', WARD], 'or --without-export'],
      [erase('--exported', at('pharmacy.json')), `is the export of team ${PHARMACY}`],
      [erase('--exported', at('missing.json')), 'cannot be read as an export'],
      [erase('--exported', at('pulse-keys.sqlite')), 'cannot be read as an export'],
      [['--team', other, '--erase', '--without-export', '--confirm', other], `There is nothing of team ${other}`],
      [erase('--without-export', '--record', at('no/folder/x')), 'cannot be written (ENOENT)'],
    ];
    for (const [args, reason] of refusals) {
      expect(await copy.run(...args)).toMatchObject({ code: 1, err: expect.stringContaining(reason) });
    }
    expect(hasFile(copy.folder, 'x')).toBe(false);
    expect(await contentsOf(copy)).toEqual(before);
    expect(await hasKey(copy)).toBe(true);
  });

  test('that has gone on since its export is exported again first', async () => {
    const copy = await copyOf(played, kind, server);
    const exported = join(copy.folder, 'ward.json');
    await copy.run('--team', WARD, '--export', exported);
    const { admin, close } = await copy.open();
    for await (const { key, json } of admin.all('teams')) {
      if (key.partition !== WARD || !key.id.startsWith('agenda:')) continue;
      const document = { ...JSON.parse(json), postedByName: 'Written since' };
      await admin.put('teams', [{ key, json: JSON.stringify(document), document }]);
    }
    await close();
    const before = await contentsOf(copy);
    const { code, err } = await copy.run(...erase('--exported', exported));
    expect([code, err]).toEqual([1, expect.stringContaining('Something was written since that export.')]);
    expect(await contentsOf(copy)).toEqual(before);
  });
});

const NONE: [number, number, number, number, number] = [0, 0, 0, 0, 0];

test('what was erased is nowhere in the SQLite files, and what is of others is', async () => {
  const copy = await copyOf(played, 'sqlite', server);
  const contents = await contentsOf(copy);
  const answers = [...contents.keys()].flatMap((place) => {
    const [, answerId = ''] = new RegExp(`^answers ${played.openPulseId} answer:(.+)$`).exec(place) ?? [];
    return answerId ? [answerId.slice(0, 16), answerId.slice(-16)] : [];
  });
  const { keys, close } = await copy.open();
  const key = Buffer.from((await keys.read(played.openPulseId)) ?? []);
  await close();
  expect([answers.length, key.length]).toEqual([12, 32]);
  const marks = [
    WARD,
    'Ward 7',
    'ward-7',
    ...idsOf(contents, WARD),
    ...answers,
    key.subarray(0, 10),
    key.subarray(-10),
  ];
  const found = () => {
    const bytes = bytesIn(copy.folder);
    return marks.filter((mark) => bytes.includes(mark));
  };
  expect(found()).toEqual(marks);
  expect((await copy.run(...erase('--without-export'))).code).toBe(0);
  expect(found()).toEqual([]);
  expect(bytesIn(copy.folder).includes('Pharmacy remark 5')).toBe(true);
});

test('a document that nobody can read, and nobody knows whose it is, is told of', async () => {
  const copy = await copyOf(played, 'sqlite', server);
  const file = new DatabaseSync(join(copy.folder, 'behaviours.sqlite'));
  tamperWith(file, 'audience-mark:', (json) => (json.includes(PHARMACY) ? '{' : json));
  file.close();
  const { code, err } = await copy.run(...erase('--without-export'));
  expect([code, err]).toEqual([1, expect.stringContaining('a document cannot be read')]);
});

test('a folder without the store, or without the keys, is not the bot’s: nothing is made there', async () => {
  const copy = await copyOf(played, 'sqlite', server);
  for (const name of ['pulse-keys.sqlite', 'behaviours.sqlite']) {
    rmSync(join(copy.folder, name));
    const { code, err } = await copy.run(...erase('--without-export'));
    expect([code, err]).toEqual([1, expect.stringContaining(name)]);
    expect(hasFile(copy.folder, name)).toBe(false);
  }
});
