import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BotUnderTest, execute, type Sent, wordsOf } from '../support/bot-under-test.ts';
import { NOTHING_SET } from '../support/rhythm-steps.ts';

const bot = new BotUnderTest();
const HOUR = 3_600_000;
const TENANT = '7f3a5b1e-0000-4000-8000-000000000001';
const TEAM = '19:team@thread.tacv2';
const MODERATED = {
  status: 403,
  body: { error: { code: 'ConversationBlockedByUser', message: 'User blocked the conversation with the bot.' } },
};
/** From a public report (botbuilder-js#4665, microsoft-teams-library-js#2323): people and ids are made up. */
const UNARCHIVED: Sent = {
  type: 'conversationUpdate',
  id: 'm1',
  channelId: 'msteams',
  timestamp: '2026-11-27T10:00:00Z',
  from: { id: '29:user1', name: 'Sam Example 1', aadObjectId: '7f3a5b1e-0000-4000-8000-000000000011' },
  recipient: { id: '28:7f3a5b1e-0000-4000-8000-0000000000b0', name: 'Behaviours' },
  conversation: { isGroup: true, conversationType: 'channel', tenantId: TENANT, id: TEAM },
  channelData: { team: { id: TEAM, name: 'Ward 7' }, eventType: 'teamUnarchived', tenant: { id: TENANT } },
};

let now = Date.UTC(2026, 10, 9, 9);
let sent = 0;

const send = (name: string, change: Sent = {}) => {
  sent += 1;
  return bot.send(bot.recorded(name, { id: `sent-${sent}`, ...change }));
};
const pausedPlaces = async (): Promise<unknown> => {
  now += HOUR;
  const health = await (await fetch(bot.url('/health'))).json();
  expect(Object.keys(health)).toEqual(['status', 'store', 'keys', 'teams', 'jobs', 'pausedPlaces']);
  return health.pausedPlaces;
};
const summaries = (): unknown[] => bot.connector.taken.map(({ body }) => body.summary);
const takenIn = (where: string) => bot.connector.taken.filter(({ path }) => path.includes(where));

/** Nothing is taken in the channel and its threads. */
function moderate(): void {
  bot.connector.trouble = ({ path, method }) =>
    path.startsWith(`/conversations/${TEAM}`) && method !== 'GET' ? { fault: MODERATED } : undefined;
}

beforeAll(async () => {
  await bot.start({}, { ports: { clock: { now: () => now } } });
  await send('channel-installed');
  const digest = { digestEvery: 'weekly', digestFirstOn: '2026-11-16', digestAt: '10:00' };
  await send('channel-execute', execute('save-rhythm', { ...NOTHING_SET, ...digest }));
  await bot.running.runJobs();
  bot.connector.forget();
});
afterEach(() => bot.connector.forget());
afterAll(() => bot.stop());

describe('a channel that is moderated, its team archived', () => {
  test('keeps its digest until Teams says that the team is back', async () => {
    expect(await pausedPlaces()).toBe(0);
    now = Date.UTC(2026, 10, 16, 10);
    moderate();
    await bot.running.runJobs();
    expect(bot.connector.posts).toHaveLength(1);
    expect(await pausedPlaces()).toBe(1);
    now = Date.UTC(2026, 10, 18, 10);
    await bot.running.runJobs();
    expect(summaries()).toEqual([expect.stringMatching(/^I cannot post in/)]);
    bot.connector.forget();
    await bot.send({ ...UNARCHIVED, serviceUrl: bot.connector.serviceUrl });
    await bot.running.runJobs();
    expect(summaries()).toEqual([expect.stringMatching(/^Our digest/)]);
    expect(await pausedPlaces()).toBe(0);
  });

  test('answers whoever types there in their own chat, with nothing of what it would have shown', async () => {
    moderate();
    expect(await send('channel-words')).toEqual({ status: 200, body: undefined });
    expect(takenIn(TEAM)).toEqual([]);
    expect(bot.connector.taken.map(({ path }) => path)).toEqual(['/conversations/chat-of-the-person/activities']);
    const words = wordsOf(bot.connector.taken[0]?.body);
    expect(words).toContain('Teams does not let me post in the conversation where you asked.');
    expect(words).not.toContain('thank a colleague');
  });

  test('answers a button there on its card, and does not say that it is below', async () => {
    moderate();
    const { status, body } = await send('channel-execute', execute('show-help'));
    expect(status).toBe(200);
    expect(wordsOf(body)).toContain('Teams does not let me post in the conversation where you asked.');
    expect(bot.connector.taken).toEqual([]);
  });

  test('tells whoever starts or ends a meeting there what waits, in their own chat, and posts it once it can', async () => {
    moderate();
    const typed = async (word: string): Promise<string[]> => {
      bot.connector.taken.length = 0;
      await send('channel-words', { text: `<at>Behaviours</at> ${word}` });
      await bot.running.runJobs();
      expect(takenIn(TEAM)).toEqual([]);
      expect(bot.connector.taken.map(({ path }) => path)).toEqual(['/conversations/chat-of-the-person/activities']);
      return [wordsOf(bot.connector.taken[0]?.body)];
    };
    await send('channel-execute', execute('start-meeting'));
    await bot.running.runJobs();
    expect(await pausedPlaces()).toBe(1);
    expect(await typed('start')).toEqual([expect.stringContaining('Its agenda is shown there')]);
    expect(await typed('end')).toEqual([expect.stringContaining('The meeting has ended, but')]);
    expect(await typed('end')).toEqual([expect.stringContaining('The meeting has ended, but')]);
    bot.connector.forget();
    now += HOUR;
    await bot.running.runJobs();
    expect(summaries()).toContain('How are we doing? A confidential pulse');
  });

  test('says nothing to whoever cannot be written to either', async () => {
    bot.connector.trouble = ({ method }) => (method === 'GET' ? undefined : { fault: MODERATED });
    expect(await send('channel-words')).toEqual({ status: 200, body: undefined });
    expect(bot.connector.taken).toEqual([]);
  });
});
