import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Env } from '../../bot/config.ts';
import { nominations } from '../../infra/nominations.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { folderForTest } from '../support/folder.ts';
import { ADELE, LYNNE, PHARMACY, sampleTeam, WARD_7 } from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import { copyOf, hasFile, KINDS_OF_STORE } from './offboard-scene.ts';
import { keepIn } from './own-data-scene.ts';

let server: CosmosServer;
beforeAll(async () => {
  server = await startCosmosServer();
});
afterAll(() => server.close());

const both = { giver: true, receiver: true };
const DOCUMENTS = [
  sampleTeam(),
  sampleTeam({ teamId: PHARMACY, name: '=HYPERLINK("https://evil.example")' }),
  sampleThankYou({
    thankYouId: 'late',
    forAward: both,
    givenAt: Date.UTC(2026, 11, 31, 23, 30),
    giver: ADELE,
    receiver: LYNNE,
  }),
  sampleThankYou({
    thankYouId: 'early',
    forAward: both,
    givenAt: Date.UTC(2026, 9, 1, 12),
    whatTheyDid: '@SUM(A1), said "yes"\nand stayed',
    frameworkId: 'eeast-values',
    behaviourId: 'care',
  }),
  sampleThankYou({ thankYouId: 'new-year', forAward: both, givenAt: Date.UTC(2027, 0, 1, 0, 30) }),
  sampleThankYou({
    thankYouId: 'one',
    forAward: { giver: true, receiver: false },
    givenAt: Date.UTC(2026, 10, 2),
  }),
  sampleThankYou({
    thankYouId: 'other',
    forAward: { giver: false, receiver: true },
    givenAt: Date.UTC(2026, 10, 2),
  }),
  sampleThankYou({ thankYouId: 'back', forAward: both, takenBackAt: 1, givenAt: Date.UTC(2026, 10, 2) }),
  sampleThankYou({ thankYouId: 'sample', forAward: both, isSample: true, givenAt: Date.UTC(2026, 10, 2) }),
  sampleThankYou({
    thankYouId: 'award',
    teamId: PHARMACY,
    forAward: both,
    behaviourId: 'team-of-the-year',
    behaviourName: 'Team of the year',
    givenAt: Date.UTC(2026, 10, 3),
  }),
];

async function run(env: Env, ...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const terminal = {
    write: (text: string) => {
      said += text;
    },
  };
  const code = await nominations(args, env, terminal, terminal);
  return { code, said };
}

describe.each(KINDS_OF_STORE)('on %s, nominations', (kind) => {
  test('are those to which both agreed, in that time, by day and with nobody counted', async () => {
    const folder = folderForTest();
    await keepIn(folder, DOCUMENTS);
    const { env } = await copyOf({ folder, shown: [], openPulseId: '' }, kind, server);
    const at = (name: string): string => join(folder, name);
    const autumn = ['--from', '2026-10-01', '--until', '2026-12-31'];

    expect(await run(env, ...autumn, '--format', 'json', '--out', at('a.json'))).toMatchObject({ code: 0 });
    const made = JSON.parse(readFileSync(at('a.json'), 'utf8'));
    expect(Object.keys(made)).toEqual(['from', 'until', 'nominations']);
    expect(
      made.nominations.map(({ givenOn, from, to }: Record<string, string>) => `${givenOn} ${from} to ${to}`),
    ).toEqual([
      '2026-10-01 Alex Wilber to Megan Bowen',
      '2026-11-03 Alex Wilber to Megan Bowen',
      '2026-12-31 Adele Vance to Lynne Robbins',
    ]);
    expect(JSON.stringify(made)).not.toMatch(/:\s*\d/);

    const csv = (name: string, ...more: string[]) => run(env, ...autumn, '--format', 'csv', '--out', at(name), ...more);
    expect((await csv('all.csv')).code).toBe(0);
    const text = readFileSync(at('all.csv'), 'utf8');
    expect(text.startsWith('\uFEFF"givenOn","team","behaviour","framework","awardCategory",')).toBe(true);
    expect(text.split('"Delivering Excellence through Values"')).toHaveLength(2);
    expect(text).toContain(`"'@SUM(A1), said ""yes""\nand stayed"`);
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);

    const names: [string, string[], number][] = [
      ['team.csv', ['--team', WARD_7], 3],
      ['behaviour.csv', ['--behaviour', 'team-of-the-year'], 2],
      ['category.csv', ['--behaviour', 'Team of the year'], 2],
      ['award.csv', ['--behaviour', 'Delivering Excellence through Values'], 2],
      ['none.csv', ['--team', 'no such team'], 1],
    ];
    for (const [name, more, rows] of names) {
      expect((await csv(name, ...more)).code).toBe(0);
      expect(readFileSync(at(name), 'utf8').split('\r\n')).toHaveLength(rows + 1);
    }
  });

  test('are not written where the question is not clear or the file is there', async () => {
    const folder = folderForTest();
    await keepIn(folder, DOCUMENTS);
    const { env } = await copyOf({ folder, shown: [], openPulseId: '' }, kind, server);
    const out = join(folder, 'out.csv');
    const refusals: [string[], string][] = [
      [[], 'npm run nominations'],
      [['--from', '2026-10-01', '--until', '2026-02-30', '--format', 'csv', '--out', out], 'Say from which day'],
      [['--from', '2026-10-02', '--until', '2026-10-01', '--format', 'csv', '--out', out], 'before the first'],
      [['--from', '2026-10-01', '--until', '2026-10-02', '--format', 'xls', '--out', out], 'npm run nominations'],
      [['--from', '2026-10-01', '--until', '2026-10-02', '--format', 'csv', '--out', join(folder, 'no/x')], 'ENOENT'],
      [
        [
          '--from',
          '2026-10-01',
          '--until',
          '2026-10-02',
          '--format',
          'csv',
          '--out',
          join(folder, 'pulse-keys.sqlite'),
        ],
        'there already',
      ],
    ];
    for (const [args, why] of refusals) {
      expect(await run(env, ...args)).toEqual({ code: 1, said: expect.stringContaining(why) });
    }
    expect(hasFile(folder, 'out.csv')).toBe(false);
  });
});
