import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Env } from '../../bot/config.ts';
import { forget } from '../../infra/forget.ts';
import { holderOf } from '../../src/storage/pointers.ts';
import { personPartition } from '../../src/thanks/preferences.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { bytesIn, folderForTest } from '../support/folder.ts';
import { ALEX, MEGAN, WARD_7 } from '../support/sample-documents.ts';
import { contentsOf, copyOf, KINDS_OF_STORE } from './offboard-scene.ts';
import { ALEXS_DATA, GIVEN, keepIn, RECEIVED } from './own-data-scene.ts';

let server: CosmosServer;
beforeAll(async () => {
  server = await startCosmosServer();
});
afterAll(() => server.close());

async function run(env: Env, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const into = (which: 'out' | 'err') => ({
    write: (text: string) => {
      said[which] += text;
    },
  });
  const code = await forget(args, env, into('out'), into('err'));
  return { code, ...said };
}

async function scene(kind: (typeof KINDS_OF_STORE)[number]) {
  const folder = folderForTest();
  await keepIn(folder, ALEXS_DATA);
  return copyOf({ folder, shown: [], openPulseId: '' }, kind, server);
}

const ASKED = ['--person', ALEX.personId, '--confirm', ALEX.personId];

/** Whoever changes a document notes anew who is named in it, and when that was. */
function untimed(json: string | undefined): string | undefined {
  return json?.replace(/\["notedAt",\d+\]/, '');
}

describe.each(KINDS_OF_STORE)('on %s, somebody who left', (kind) => {
  test('is named nowhere any more but in the pulse that is open, and nobody else’s data changes', async () => {
    const copy = await scene(kind);
    const before = await contentsOf(copy);
    const record = join(copy.folder, 'record.jsonl');
    const done = await run(copy.env, ...ASKED, '--record', record, '--by', 'Nestor');
    expect([done.code, done.err]).toEqual([0, expect.not.stringContaining('Broken off')]);

    const after = await contentsOf(copy);
    const naming = [...after].filter(
      ([place, json]) => `${place} ${json}`.includes(ALEX.personId) || json.includes(ALEX.name),
    );
    // What was given outside a team lies emptied under the giver, until the bot has changed its card.
    expect(naming.map(([place]) => place).sort()).toEqual([
      expect.stringMatching(/^jobs \d job:delete-thanks:thanks-4$/),
      expect.stringMatching(/^jobs \d job:withdraw-person:pulse-open /),
      `teams ${WARD_7} pulse:pulse-open`,
      expect.stringMatching(`^teams ${personPartition(MEGAN.personId)} thank-you-of:.*:thanks-4$`),
      // Until the pulse has closed.
      expect.stringMatching(`^teams ${personPartition(ALEX.personId)} named-in:pulse:.*:pulse-open$`),
      `teams ${personPartition(ALEX.personId)} thank-you:thanks-4`,
    ]);
    const all = [...after.values()].join();
    for (const words of [GIVEN, RECEIVED, ALEX.name]) expect(all).not.toContain(words);
    const jobs = [...after.keys()]
      .filter((place) => place.startsWith('jobs '))
      .map((place) => place.replace(/^jobs \d job:/, ''));
    expect(jobs.sort()).toEqual([
      'delete-thanks:thanks-1',
      'delete-thanks:thanks-2',
      'delete-thanks:thanks-4',
      'delete-thanks:thanks-5',
      'publish-pulse:pulse-open',
      'show-action:action-1',
      'show-action:action-2',
      'show-agenda:agenda-1',
      'show-agenda:agenda-2',
      'show-last-action:pulse-open',
      'show-thanks:thanks-3',
      `withdraw-person:pulse-open ${ALEX.personId}`,
    ]);
    const byName = holderOf({ name: ALEX.name });
    expect([...after.keys()].filter((place) => place.includes(byName))).toEqual([]);
    const others = [...before].filter(
      ([place, json]) => ![ALEX.name, ALEX.personId, byName].some((mark) => `${place} ${json}`.includes(mark)),
    );
    const alexsOwn = others.filter(([place]) => place.includes('self-check-1'));
    expect(alexsOwn).toHaveLength(1);
    for (const [place, json] of others)
      if (!place.includes('self-check-1')) expect([place, untimed(after.get(place))]).toEqual([place, untimed(json)]);
    expect([...after.keys()].some((place) => place.includes('self-check-1'))).toBe(false);

    const lines = readFileSync(record, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { did: 'forgetting', by: 'Nestor', person: ALEX.personId, unreadable: 0 },
      { did: 'forgotten', left: ['open pulse waits'], unreadable: 0 },
    ]);
    expect(lines.join()).not.toMatch(/Wilber|stayed late|\b\d+ ?thank/);
    expect(lines.flatMap((line) => Object.values(JSON.parse(line)).filter((fact) => typeof fact === 'number'))).toEqual(
      [0, 0],
    );
    if (kind === 'sqlite')
      expect(bytesIn(copy.folder).toString('latin1')).not.toMatch(/Alex wrote|Megan wrote|Alex Wilber/);

    expect((await run(copy.env, ...ASKED)).code).toBe(0);
    // What is due is put there anew, for now.
    const again = await contentsOf(copy);
    expect([...again.keys()]).toEqual([...after.keys()]);
    const lasting = (all: ReadonlyMap<string, string>) => [...all].filter(([place]) => place.startsWith('teams '));
    expect(lasting(again)).toEqual(lasting(after));
  });

  test('is left alone unless the id is said twice', async () => {
    const copy = await scene(kind);
    const before = await contentsOf(copy);
    const refusals: [string[], string][] = [
      [[], 'npm run forget'],
      [['--person', ALEX.personId], `--confirm ${ALEX.personId}`],
      [['--person', ALEX.personId, '--confirm', MEGAN.personId], `--confirm ${ALEX.personId}`],
      [[...ASKED, '--colour', 'red'], 'npm run forget'],
      [[...ASKED, '--record', join(copy.folder, 'no/folder/x')], 'cannot be written (ENOENT)'],
    ];
    for (const [args, why] of refusals) {
      const { code, err } = await run(copy.env, ...args);
      expect([code, err]).toEqual([1, expect.stringContaining(why)]);
      expect(err).toContain('Nothing was done.');
    }
    expect(await contentsOf(copy)).toEqual(before);
  });
});

test('a file that is not there is not made', async () => {
  const { code, err } = await run({ DATA_DIR: folderForTest() }, ...ASKED);
  expect([code, err]).toEqual([1, expect.stringContaining('There is no file')]);
});
