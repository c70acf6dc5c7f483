import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { MEASURED, type RequestsOfAction } from '../../infra/cost-estimate.ts';
import { deleteAudience } from '../../src/pulse/delete-audience.ts';
import { AUDIENCE_KEPT_AT_MOST_MS } from '../../src/pulse/pulse.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { ALL_BUCKETS } from '../../src/storage/documents.ts';
import type { TeamsConversation } from '../support/conversation.ts';
import { conversationOn, openedPulse } from '../support/cosmos-conversation.ts';
import { type CosmosServer, type Seen, startCosmosServer } from '../support/cosmos-server.ts';
import { setRhythm, TEAM } from '../support/rhythm-steps.ts';

const MEMBERS = ['Alex Wilber', ...Array.from({ length: 99 }, (_, index) => `Colleague ${index + 1}`)];
/** An open pulse that was read a moment ago is not read again; how often that is depends on the machine. */
const READS_SPARED = [0, 1, 2];
const measured = new Map<string, RequestsOfAction>();

let server: CosmosServer;
let chat: TeamsConversation;
beforeAll(async () => {
  // How long an open pulse is cached goes by these: they run only when a test says so.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  server = await startCosmosServer();
  chat = await conversationOn(server, MEMBERS);
  // As a bot does when it starts.
  await chat.ports.store.prepareIndex(1);
  await chat.say('Alex Wilber', 'help');
  await chat.say('Alex Wilber', 'settings');
});
afterAll(async () => {
  await chat.close();
  await server.close();
  vi.useRealTimers();
});
beforeEach(() => settle());

/** Longer than an open pulse is remembered. */
function settle(): void {
  vi.advanceTimersByTime(350);
  server.seen.length = 0;
}

/** The timer's own look at the list is a row of its own, and left out of the others. */
function costOf(seen: readonly Seen[], isTick = false): RequestsOfAction {
  const count = (...whats: Seen['what'][]) =>
    seen.filter(({ what, container }) => whats.includes(what) && (isTick || what !== 'query' || container !== 'jobs'))
      .length;
  return { reads: count('read'), writes: count('create', 'replace', 'patch', 'delete'), queries: count('query') };
}

/** Keeps the most reads there are. */
function measure(action: string, isTick = false): void {
  const { reads, ...others } = costOf(server.seen, isTick);
  const most = MEASURED.get(action)?.reads ?? reads;
  measured.set(action, { reads: READS_SPARED.includes(most - reads) ? most : reads, ...others });
}

async function answer(pulseId: string, name: string, choice = '4'): Promise<void> {
  const reply = await chat.press(name, 'answer-pulse', { pulseId, s0: choice });
  expect(reply?.message.kind).toBe('pulse-answered');
}

test('answering, looking and closing are measured', async () => {
  const pulseId = await openedPulse(chat);
  await chat.runJobs();
  measure('open a pulse, and post its card');

  settle();
  await answer(pulseId, 'Alex Wilber');
  measure('answer a pulse');
  expect(server.seen.filter(({ what }) => what === 'query')).toEqual([]);

  settle();
  await chat.press('Alex Wilber', 'view-pulse', { pulseId });
  measure('look at a pulse that one has answered');

  for (const name of MEMBERS) await answer(pulseId, name, '3');
  settle();
  await chat.press('Alex Wilber', 'close-pulse', { pulseId });
  await chat.wait(1);
  expect(await chat.ports.keys.read(pulseId)).toBeNull();
  measure('close a pulse of 100 answers, and post its result');

  settle();
  chat.now += AUDIENCE_KEPT_AT_MOST_MS;
  await deleteAudience(chat.ports, newJob('delete-audience', TEAM, pulseId, chat.now));
  chat.now -= AUDIENCE_KEPT_AT_MOST_MS;
  measure('take out of a pulse the 100 people whom it asked');
});

test('a hundred who answer at once make a read and a write each, and one reading of the pulse', async () => {
  const pulseId = await openedPulse(chat, 'another form', 'innovative');
  await chat.runJobs();
  settle();
  await Promise.all(MEMBERS.map((name) => answer(pulseId, name)));
  expect(costOf(server.seen)).toMatchObject({ reads: 101, writes: 100, queries: 0 });
});

test('a thank-you is measured', async () => {
  const form = { formId: 'f', receiver: 'person-colleague-1', behaviour: 'compassionate' };
  await chat.press('Alex Wilber', 'give-thanks', { ...form, whatTheyDid: 'Stayed late.' });
  await chat.runJobs();
  expect(chat.posts.at(-1)?.message.kind).toBe('thanks-private');
  measure('thank a colleague, and post it');

  settle();
  expect(await chat.ports.store.eraseEnded('thank-you', chat.now + 1, 1)).toBe(1);
  measure('erase a thank-you after its time');
});

test('a summary is measured, and a trend is two requests however many answered', async () => {
  await chat.say('Alex Wilber', 'summary');
  measure('show the summary');
  server.seen.length = 0;
  await chat.ports.store.publishedPulses('team-sample-team', 26);
  expect(server.seen.map(({ what }) => what).sort()).toEqual(['plan', 'query']);
});

test('what the rhythm brings round is measured', async () => {
  const team = await conversationOn(server, MEMBERS);
  await team.ports.store.prepareIndex(1);
  await setRhythm(team, { digestEvery: 'weekly', digestFirstOn: '2026-11-18', digestAt: '10:00' });
  team.now = Date.parse('2026-11-16T10:00:00Z');
  settle();
  await team.runJobs();
  expect(team.posts.at(-1)?.message.kind).toBe('pulse');
  measure('ask a pulse of the rhythm, and post its card');

  team.now = Date.parse('2026-11-18T10:00:00Z');
  settle();
  await team.runJobs();
  expect(team.posts.filter(({ message }) => message.kind === 'pulse-reminder')).toHaveLength(MEMBERS.length);
  expect(team.posts.filter(({ message }) => message.kind === 'digest')).toHaveLength(1);
  measure('remind 100 people, and post a digest');
  await team.close();
});

test('a tick with nothing to do asks each bucket once', async () => {
  chat.now -= 86_400_000;
  await chat.runJobs();
  measure('a tick with nothing to do', true);
  expect(measured.get('a tick with nothing to do')?.queries).toBe(ALL_BUCKETS.length);
});

test('each action asks for what infra/requests-per-action.json says; npm run measure writes it', async () => {
  const inOrder = new Set([...MEASURED.keys(), ...measured.keys()]);
  const rows = [...inOrder].flatMap((action) => {
    const { reads, writes, queries } = measured.get(action) ?? {};
    if (reads === undefined) return [];
    return `  ${JSON.stringify(action)}: { "reads": ${reads}, "writes": ${writes}, "queries": ${queries} }`;
  });
  await expect(`{\n${rows.join(',\n')}\n}\n`).toMatchFileSnapshot('../../infra/requests-per-action.json');
});
