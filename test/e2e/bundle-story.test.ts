// The bundle that production runs, and the source that everything else is tested on, hear the same and say the same.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BotChild, startBotChild } from '../support/bot-child.ts';
import { execute, type Sent } from '../support/bot-under-test.ts';
import { type Built, builtBundle } from '../support/built-bundle.ts';
import { Connector } from '../support/connector.ts';

const TOP = join(import.meta.dirname, '../..');
const ACTIVITIES = join(TOP, 'test/fixtures/activities');
const HOUR_MS = 3_600_000;
/** At noon, so that no midnight comes between the two. */
const AHEAD_MS = 36 * HOUR_MS - (Date.now() % (24 * HOUR_MS));
const PEOPLE = ['Alex Wilber', 'Megan Bowen', 'Adele Vance', 'Isaiah Langer', 'Patti Fernandez', 'Lee Gu'].map(
  (name, index) => ({ id: `29:${index}`, name, aadObjectId: `7f3a5b1e-0000-4000-8000-00000000001${index}` }),
);
const PACK = `
id: ours
name: Our own values
version: "1"
language: en
wording: original
behaviours:
  - id: listening
    name: We listen
    statements: [{ text: "We let each other finish." }]
`;

let built: Built;
let folder: string;

beforeAll(async () => {
  built = await builtBundle();
  folder = mkdtempSync(join(tmpdir(), 'behaviours-story-'));
});
afterAll(() => {
  built.remove();
  rmSync(folder, { recursive: true });
});

/** One team's first day, and what strangers ask; all that was answered and all that was posted. */
async function play(name: string, bot?: string): Promise<unknown> {
  const connector = new Connector();
  await connector.start();
  const teams = PEOPLE.map((person) => ({ ...person, userRole: 'user' }));
  connector.pagesOf = () => [teams];
  connector.chatOf = (teamsId) => `chat of ${teamsId}`;
  const packs = mkdtempSync(join(folder, 'packs-'));
  writeFileSync(join(packs, 'ours.yaml'), PACK);
  const env = { DATA_DIR: join(folder, name), FRAMEWORKS_DIR: packs };
  const child = await startBotChild({ env, jobsEveryMs: 20, aheadMs: AHEAD_MS, ...(bot ? { bot } : {}) });
  const answers: unknown[] = [];
  let sent = 0;
  const send = async (kind: string, person: number, change: Sent = {}): Promise<string> => {
    sent += 1;
    const activity = JSON.parse(readFileSync(join(ACTIVITIES, `${kind}.json`), 'utf8'));
    const from = PEOPLE[person];
    const body = JSON.stringify({
      ...activity,
      id: `activity-${sent}`,
      serviceUrl: connector.serviceUrl,
      from,
      ...change,
    });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${child.port}/api/messages`, { method: 'POST', body, headers });
    const text = await response.text();
    answers.push([kind, response.status, text]);
    return text;
  };
  const press = (person: number, verb: string, data: Sent): Promise<string> =>
    send('group-execute', person, execute(verb, data));
  const posted = (words: string) =>
    expect
      .poll(() => connector.posts.some(({ body }) => JSON.stringify(body).includes(words)), { timeout: 30_000 })
      .toBe(true);
  try {
    await send('group-installed', 0);
    for (const word of ['help', 'pulse', 'framework', 'privacy', 'nonsense', 'summary', 'settings']) {
      await send('group-words', 1, { text: `<at>Behaviours</at> ${word}` });
    }
    const opened = await press(0, 'open-pulse', { formId: 'one', behaviours: 'collaborative', hours: '72' });
    const [, pulseId = ''] = /"pulseId":"([^"]+)"/.exec(opened) ?? [];
    for (const person of PEOPLE.keys()) await press(person, 'answer-pulse', { pulseId, s0: '4' });
    await press(1, 'view-pulse', { pulseId });
    await press(1, 'answer-pulse', { pulseId, s0: 'ten' });
    await press(2, 'answer-pulse', { pulseId: 'made-up', s0: '4' });
    const whatTheyDid = 'Rang the *community* team & wrote $' + '{down} what they said.';
    const thanks = { receiver: PEOPLE[1]?.aadObjectId, behaviour: 'collaborative', whatTheyDid };
    await press(0, 'give-thanks', { formId: 'two', ...thanks });
    await press(0, 'give-thanks', { formId: 'three', ...thanks, receiver: '' });
    await posted('community');
    await press(0, 'close-pulse', { pulseId });
    await posted('What we said');
    await send('extension-fetch-compose', 0);
    await send('channel-meeting-start', 0);
    const strangers = await Promise.all(
      ['/', '/privacy', '/for-staff', '/accessibility', '/terms', '/health', '/nowhere'].map((path) =>
        get(child, path),
      ),
    );
    return comparable({ answers, strangers, posts: connector.posts.map(({ path, body }) => [path, body]) }, connector);
  } finally {
    await child.stop();
    await connector.stop();
  }
}

async function get({ port }: BotChild, path: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return [path, response.status, response.headers.get('content-type'), await response.text()];
}

/** Without what chance, the minute and the order of what goes on side by side decide. */
function comparable(
  { posts, ...rest }: { posts: unknown[]; answers: unknown[]; strangers: unknown[] },
  { serviceUrl }: Connector,
): unknown {
  const names = new Map<string, string>();
  const plain = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll(serviceUrl, 'http://teams/')
        .replaceAll(/\b[0-9a-f]{32,64}\b|\b(?!7f3a5b1e)[0-9a-f]{8}-[0-9a-f-]{27}\b/g, (id) => {
          if (!names.has(id)) names.set(id, `id ${names.size}`);
          return names.get(id) ?? '';
        })
        .replaceAll(/\b\d{1,2}:\d{2}\b/g, 'TIME'),
    );
  const first = plain(rest);
  return { first, posts: posts.map((post) => JSON.stringify(plain(post))).sort() };
}

test('the bundle answers, posts and shows what the source does', async () => {
  const [source, bundle] = await Promise.all([play('source'), play('bundle', built.bot)]);
  expect(bundle).toEqual(source);
  const all = JSON.stringify(source);
  for (const words of ['saved.', 'What we said', 'We are collaborative', '$' + '{down}']) {
    expect(all).toContain(words);
  }
});

test('its commands do on the same data what the source’s do', () => {
  const exported = (program: string, args: readonly string[], to: string): unknown => {
    const env = { PATH: process.env.PATH, DATA_DIR: join(folder, 'source') };
    const team = ['--team', '19:group@thread.v2', '--export', to];
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, ...team], {
      env,
      encoding: 'utf8',
    });
    const { exportedAt: _, ...made } = JSON.parse(readFileSync(to, 'utf8'));
    return { status, stderr, lines: stdout.split('\n').length, made };
  };
  const source = exported(join(TOP, 'infra/offboard.ts'), [], join(folder, 'source.json'));
  const bundle = exported(join(built.app, 'offboard.js'), ['--by', 'somebody'], join(folder, 'bundle.json'));
  expect(bundle).toEqual(source);
  expect(JSON.stringify(source)).toContain('collaborative');
});
