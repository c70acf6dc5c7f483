import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BotUnderTest, execute, type Sent, wordsOf } from '../support/bot-under-test.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const THREAD = '19:team@thread.tacv2;messageid=1795292854064';

/** What a refusal sends to have its form back in its own place. */
const AGAIN = { again: 'yes' };

const bot = new BotUnderTest();
let activities = 0;

beforeAll(() => bot.start());
beforeEach(() => bot.connector.forget());
afterAll(() => bot.stop());

/** A recorded activity that Teams has not sent before. */
function fresh(name: string, change: Sent = {}): Sent {
  activities += 1;
  return bot.recorded(name, { id: `activity-${activities}`, ...change });
}

describe('what was typed is answered where it was typed', () => {
  test.each([
    ['channel-words', `/conversations/${THREAD}/activities`],
    ['group-words', '/conversations/19:group@thread.v2/activities'],
    ['personal-words', '/conversations/personal-chat-id/activities'],
  ])('%s', async (name, path) => {
    expect(await bot.send(fresh(name))).toEqual({ status: 200, body: undefined });
    expect(bot.connector.asked).toMatchObject([{ method: 'POST', path }]);
    const body = bot.connector.asked[0]?.body;
    expect(body).toMatchObject({ type: 'message', summary: 'What I can do', attachments: [{ contentType: CARD }] });
    expect(body).not.toHaveProperty('text');
  });

  test('a word in a thread gets its form in the thread', async () => {
    await bot.send(fresh('channel-words-in-thread'));
    expect(bot.connector.posts).toMatchObject([{ path: `/conversations/${THREAD}/activities` }]);
  });

  test('a mention without a word is a question for help', async () => {
    await bot.send(fresh('channel-words', { text: '<at>Behaviours</at>&nbsp;' }));
    expect(bot.connector.posts).toMatchObject([{ body: { summary: 'What I can do' } }]);
  });

  test('the same activity three times is one answer', async () => {
    const activity = fresh('channel-words');
    const answers = await Promise.all([bot.send(activity), bot.send(activity), bot.send(activity)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await bot.send(activity)).toMatchObject({ status: 200 });
    expect(bot.connector.posts).toHaveLength(1);
  });
});

describe('installation', () => {
  test.each(['channel', 'group', 'personal'])('in a %s: one welcome, however often it is announced', async (place) => {
    for (let load = 0; load < 3; load += 1) {
      await bot.send(fresh(`${place}-installed`));
      await bot.send(fresh(`${place}-bot-added`));
    }
    expect(bot.connector.posts).toHaveLength(place === 'channel' ? 0 : 1);
  });
});

describe('a pressed button', () => {
  test('is answered in the response with a card', async () => {
    const got = await bot.send(fresh('channel-execute', execute('show-help', AGAIN)));
    expect(got).toMatchObject({ status: 200, body: { statusCode: 200, type: CARD, value: { type: 'AdaptiveCard' } } });
    expect(bot.connector.asked).toEqual([]);
  });

  test('that opens a form posts it as a message of its own, and a nervous second press does not', async () => {
    const presses = ['start-settings', 'start-settings'].map((verb) =>
      bot.send(fresh('channel-execute', execute(verb))),
    );
    for (const { status, body } of await Promise.all(presses)) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
    }
    expect(bot.connector.posts).toHaveLength(1);
  });

  test.each(['go', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'of no known name: %j',
    async (verb) => {
      const got = await bot.send(fresh('channel-execute', execute(verb)));
      const { statusCode, value } = got.body as { statusCode: number; value: unknown };
      expect(got.status).toBe(200);
      if (verb === '') expect(statusCode).toBe(400);
      else expect(wordsOf(value)).toContain('no longer works');
    },
  );

  test('cannot reach any object’s prototype with what it sends', async () => {
    const hostile = JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}');
    const got = await bot.send({ ...fresh('channel-execute', execute('give-thanks', hostile)), ...hostile });
    expect(got).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });

  test('twice is once: the same thank-you is posted once', async () => {
    const form = await bot.send(fresh('group-execute', execute('start-thanks', AGAIN)));
    expect(wordsOf(form.body)).toContain('Megan Bowen');
    const thanks = {
      formId: 'form-1',
      receiver: '7f3a5b1e-0000-4000-8000-000000000011',
      behaviour: 'one-team',
      whatTheyDid: 'Stayed late on Tuesday',
    };
    const behaviour = bot.running.ports.frameworks.get('mse-icb-values')?.behaviours[0]?.id ?? '';
    for (let press = 0; press < 3; press += 1) {
      const got = await bot.send(fresh('group-execute', execute('give-thanks', { ...thanks, behaviour })));
      expect(wordsOf(got.body)).toContain('Megan Bowen');
    }
    bot.connector.forget();
    await bot.running.runJobs();
    const cards = bot.connector.posts.filter(({ body }) => wordsOf(body).includes('Stayed late on Tuesday'));
    expect(cards.map(({ path }) => path)).toEqual(['/conversations/chat-of-the-person/activities']);
  });

  test('of an older client is answered to the person alone', async () => {
    expect(await bot.send(fresh('channel-submit'))).toEqual({ status: 200, body: undefined });
    expect(bot.connector.asked.map(({ path }) => path)).toEqual([
      '/conversations',
      '/conversations/chat-of-the-person/activities',
    ]);
  });

  test('whose answer cannot reach the person leaves a line in public that says nothing of it', async () => {
    bot.connector.trouble = ({ path }) => (path === '/conversations' ? { fault: { status: 403 } } : undefined);
    expect(await bot.send(fresh('channel-submit'))).toEqual({ status: 200, body: undefined });
    expect(bot.connector.posts.map(({ path, body }) => [path, body.summary])).toEqual([
      [
        expect.stringContaining('/conversations/19:'),
        'I have an answer for whoever pressed a button here, and may not write to them.',
      ],
    ]);
    expect(JSON.stringify(bot.connector.posts)).not.toMatch(/Alex|Wilber/);
    expect(bot.logged()).toContain('a person could not be told');
  });

  test('whose answer cannot reach the person says so to them alone, where a client takes answers on the card', async () => {
    bot.connector.trouble = ({ path }) => (path === '/conversations' ? { fault: { status: 403 } } : undefined);
    const got = await bot.send(fresh('channel-execute', execute('start-invited-self-check')));
    expect(wordsOf(got.body)).toContain('I may not write to you in a chat of our own');
    expect(bot.connector.posts).toEqual([]);
  });

  test('whose answer goes to their own chat is told where it is', async () => {
    const replyToId = 'another card';
    const got = await bot.send(fresh('channel-execute', { replyToId, ...execute('start-invited-self-check') }));
    expect(got.body).toMatchObject({ value: 'It is in your own chat with me.' });
    expect(bot.connector.posts.map(({ path }) => path)).toEqual(['/conversations/chat-of-the-person/activities']);
  });

  test('that needs the member list says so when Teams does not give it', async () => {
    bot.connector.faults.set('GET', { status: 403 });
    const conversation = { id: '19:another@thread.v2', conversationType: 'groupChat', tenantId: 'tenant' };
    const got = await bot.send(fresh('group-execute', { conversation, ...execute('start-thanks') }));
    expect(wordsOf(got.body)).toContain('did not give me this conversation’s member list');
  });
});

describe('what the bot has no answer to', () => {
  test.each([
    ['a reaction', 'channel-words', { type: 'messageReaction' }],
    ['a message without from.aadObjectId', 'channel-words', { from: { id: '29:x' } }],
    ['a message without a conversation', 'channel-words', { conversation: undefined }],
    ['a message without text', 'channel-words', { text: undefined }],
    ['a message with a list for a value', 'channel-submit', { value: ['verb'] }],
    ['an end of conversation', 'group-words', { type: 'endOfConversation' }],
  ])('%s: 200, and silence', async (_what, name, change) => {
    expect(await bot.send(fresh(name, change))).toEqual({ status: 200, body: undefined });
    expect(bot.connector.asked).toEqual([]);
  });

  test.each([
    ['of another kind', { name: 'composeExtension/query', value: {} }],
    ['without a name', { name: undefined }],
    ['without a value', { value: undefined }],
    ['without an action', { value: { verb: 'show-help' } }],
    ['with a number for a verb', execute(7)],
    ['without a sender', { from: undefined }],
  ])('an invoke %s gets a body, so that no client says "Unable to reach app"', async (_what, change) => {
    const value = { code: 'BadRequest', message: 'I cannot answer this request.' };
    expect(await bot.send(fresh('channel-execute', change))).toEqual({
      status: 200,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error', value },
    });
  });
});
