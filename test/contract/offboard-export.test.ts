import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { copyOf, KINDS_OF_STORE, PHARMACY, type Played, play, TENANT, WARD } from './offboard-scene.ts';

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

/** Every field that an export may have. */
const FIELDS = `
  exportedAt of id leftOut teams.teamId
  teams.settings.name teams.settings.frameworkId teams.settings.timeZone
  teams.settings.threshold teams.settings.isPooling teams.settings.hasComments teams.settings.setBy
  teams.settings.isSample
  teams.agendas.agendaId teams.agendas.frameworkId teams.agendas.frameworkVersion teams.agendas.state
  teams.agendas.isSeries teams.agendas.items.behaviourId teams.agendas.items.itemType teams.agendas.items.line
  teams.agendas.items.why teams.agendas.items.proposedBy teams.agendas.items.prompts teams.agendas.shownQuestion teams.agendas.postedByName
  teams.agendas.postedAt teams.agendas.isSample
  teams.actions.actionId teams.actions.pulseId teams.actions.state teams.actions.what teams.actions.who
  teams.actions.byWhen teams.actions.because teams.actions.outcome teams.actions.behaviourName teams.actions.setByName
  teams.actions.setAt teams.actions.isSample
  teams.results.pulseId teams.results.agendaId teams.results.frameworkId teams.results.frameworkVersion
  teams.results.openedByName teams.results.openedOn teams.results.threshold teams.results.isPooling
  teams.results.asked.behaviourId teams.results.asked.behaviourName teams.results.asked.text
  teams.results.answered teams.results.caution teams.results.nothing
  teams.results.statements.behaviourName teams.results.statements.text teams.results.statements.words
  teams.results.statements.bands.label teams.results.statements.bands.share teams.results.statements.details
  teams.results.talkAbout teams.results.isSample
  teams.thanks.thankYouId teams.thanks.frameworkId teams.thanks.frameworkVersion teams.thanks.behaviourId
  teams.thanks.behaviourName teams.thanks.givenAt teams.thanks.giver teams.thanks.receiver
  teams.thanks.whatTheyDid teams.thanks.madePossible teams.thanks.isSample
`
  .trim()
  .split(/\s+/);

/** Names and moments of things, the settings, and this file's own words: all else has to have been on a card. */
const ABOUT =
  /^(exportedAt|of|id|leftOut|teams\.(teamId|settings\..*)|.*(Id|Ids|Version|At|On|isSample|isPooling|threshold|shownQuestion|state|isSeries|itemType|byWhen|outcome))$/;

/** Each value with the path to it; lists add no step. */
function leavesOf(node: unknown, at = ''): [path: string, value: unknown][] {
  if (Array.isArray(node)) return node.flatMap((one) => leavesOf(one, at));
  if (node === null || typeof node !== 'object') return [[at, node]];
  return Object.entries(node).flatMap(([name, inner]) => leavesOf(inner, at ? `${at}.${name}` : name));
}

describe.each(KINDS_OF_STORE)('an export from %s', (kind) => {
  test('has a closed list of fields, and says nothing that no card has shown', async () => {
    const copy = await copyOf(played, kind, server);
    const file = join(copy.folder, 'all.json');
    expect((await copy.run('--tenant', TENANT, '--export', file)).code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const exported = JSON.parse(readFileSync(file, 'utf8'));
    expect(exported.teams.map(({ teamId }: { teamId: string }) => teamId).sort()).toEqual([PHARMACY, WARD]);

    const leaves = leavesOf(exported);
    expect(leaves.map(([path]) => path).filter((path) => !FIELDS.includes(path))).toEqual([]);
    const shown = new Set(leavesOf(played.shown).map(([, value]) => value));
    const said = leaves.filter(([path, value]) => !ABOUT.test(path) && value !== '');
    expect(said.length).toBeGreaterThan(30);
    expect(said.filter(([, value]) => !shown.has(value))).toEqual([]);
  });

  test('leaves out what was private, what is open and what was not posted', async () => {
    const copy = await copyOf(played, kind, server);
    const file = join(copy.folder, 'ward.json');
    expect((await copy.run('--team', WARD, '--export', file)).code).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('Ward 7 stayed late');
    expect(text).toMatch(/about \d+%/);
    expect(text).toContain('Held back');
    for (const secret of ['remark', 'unsent', 'not posted yet', played.openPulseId, 'histogram', 'person-', '29:']) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toContain('Pharmacy');
  });
});
