import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { BotUnderTest, type Sent, wordsOf } from '../support/bot-under-test.ts';

const ALEX = '7f3a5b1e-0000-4000-8000-000000000010';
const MEETING = { id: 'MCMxOTptZWV0aW5nX05HUTVAdGhyZWFkLnYyIzA=' };

let bot = new BotUnderTest();
let now = 0;
let activities = 0;

beforeEach(async () => {
  if (activities > 0) await bot.stop();
  bot = new BotUnderTest();
  now = Date.parse('2026-11-21T20:00:21.119Z');
  await bot.start({}, { ports: { clock: { now: () => now } } });
});
afterAll(() => bot.stop());

/** As Teams sends it, which it may do twice. */
function event(name: string, change: Sent = {}): Sent {
  activities += 1;
  return bot.recorded(name, { id: `event-${activities}`, ...change });
}

function typed(text: string): Sent {
  const { conversation, channelData } = bot.recorded('group-meeting-start');
  return { ...event('group-words'), conversation, channelData, text };
}

async function seen(activity: Sent): Promise<void> {
  expect(await bot.send(activity)).toEqual({ status: 200, body: undefined });
  await bot.running.runJobs();
}

const summaries = (): unknown[] => bot.connector.posts.map(({ body }) => body.summary);

describe('a Teams meeting', () => {
  test('that nobody prepared begins and ends without a word from the bot', async () => {
    await seen(event('group-meeting-start'));
    await seen(event('group-meeting-end'));
    expect(bot.connector.posts).toEqual([]);
  });

  test('begun by hand gets its card, and its end asks everybody about it, once, however often Teams says so', async () => {
    await seen(typed('start'));
    expect(summaries()).toEqual(['For this meeting: We are collaborative']);
    await seen(event('group-meeting-end'));
    await seen(event('group-meeting-end'));
    await seen(event('group-meeting-start'));
    expect(summaries()).toEqual(['For this meeting: We are collaborative', 'How are we doing? A confidential pulse']);
    expect(bot.connector.posts.map(({ path }) => path)).toEqual([
      '/conversations/19:meeting_NGQ5@thread.v2/activities',
      '/conversations/19:meeting_NGQ5@thread.v2/activities',
    ]);
  });

  test('in a channel is held in its thread', async () => {
    const thread = '19:team@thread.tacv2;messageid=1795292854064';
    const { conversation, channelData } = bot.recorded('channel-meeting-start');
    await seen({ ...event('channel-words'), conversation, channelData, text: 'start' });
    await seen(event('channel-meeting-end'));
    expect(bot.connector.posts.map(({ path }) => path)).toEqual([
      `/conversations/${thread}/activities`,
      `/conversations/${thread}/activities`,
    ]);
  });

  test('that somebody ends in another thread of the channel is asked about where they did', async () => {
    const there = '19:team@thread.tacv2;messageid=1795292999999';
    const { conversation, channelData } = bot.recorded('channel-meeting-start');
    await seen({ ...event('channel-words'), conversation, channelData, text: 'start' });
    const elsewhere = { ...Object(conversation), id: there };
    await seen({ ...event('channel-words'), conversation: elsewhere, channelData, text: 'end' });
    expect(bot.connector.posts.at(-1)?.path).toBe(`/conversations/${there}/activities`);
  });

  test('is asked about late if the bot was down, and not at all after two days', async () => {
    await seen(typed('start'));
    await bot.send(event('group-meeting-end'));
    now += 49 * 3_600_000;
    await bot.running.runJobs();
    expect(summaries()).toHaveLength(1);
  });
});

describe('who may start and end it by hand', () => {
  test('a presenter may', async () => {
    bot.connector.meetingRoles.set(ALEX, 'Presenter');
    await seen(typed('start'));
    expect(summaries()).toEqual(['For this meeting: We are collaborative']);
    expect(bot.connector.asked.find(({ path }) => path.includes('/participants/'))).toMatchObject({
      path: `/_connector/v1/meetings/${MEETING.id}/participants/${ALEX}`,
    });
  });

  test('an attendee is told who may', async () => {
    bot.connector.meetingRoles.set(ALEX, 'Attendee');
    await seen(typed('end'));
    const [post] = bot.connector.posts;
    expect(wordsOf(post?.body)).toContain('its organisers and presenters start and end the agenda');
  });

  test('where the permission to ask was not given, anybody may', async () => {
    await seen(typed('start'));
    expect(summaries()).toEqual(['For this meeting: We are collaborative']);
  });

  test('Teams is asked each time, because roles change', async () => {
    bot.connector.meetingRoles.set(ALEX, 'Attendee');
    await seen(typed('start'));
    bot.connector.meetingRoles.set(ALEX, 'Organizer');
    await seen(typed('start'));
    expect(summaries().at(-1)).toBe('For this meeting: We are collaborative');
  });
});
