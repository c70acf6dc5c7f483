import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BotUnderTest, execute, type Sent, wordsOf } from '../support/bot-under-test.ts';

const TOO_MANY = 'More came from you or your team within seconds than I take at once.';
const WORDS = 'Stayed late on Tuesday so that the handover was done';

const bot = new BotUnderTest();
let activities = 0;

// A window of ten seconds begins with what a person sends first, so each test has people of its own.
beforeAll(() => bot.start({}, { shares: { person: 6, team: 1_000, newThings: 3 } }));
beforeEach(() => bot.connector.forget());
afterAll(() => bot.stop());

function from(person: string): Sent {
  return { from: { id: `29:${person}`, name: person, aadObjectId: `7f3a5b1e-0000-4000-8000-${person}` } };
}

function press(person: string, verb: string, data: Sent = {}, recorded = 'group-execute') {
  activities += 1;
  const sent = { id: `activity-${activities}`, ...from(person), ...execute(verb, data) };
  return bot.send(bot.recorded(recorded, sent));
}

function type(person: string, words: string, conversation: Sent = {}) {
  activities += 1;
  return bot.send(
    bot.recorded('group-words', { id: `activity-${activities}`, ...from(person), text: words, ...conversation }),
  );
}

async function flood(person: string, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) await press(person, 'show-help', { again: 'yes' });
}

describe('somebody who presses again and again', () => {
  test('gets a card that says what happened and what to do, and their form back', async () => {
    await flood('flooder', 6);
    const thanks = { formId: 'f', receiver: '29:user1', behaviour: 'b', whatTheyDid: WORDS };
    const { status, body } = await press('flooder', 'give-thanks', thanks);

    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(wordsOf(body)).toContain(TOO_MANY);
    expect(wordsOf(body)).toContain('Nothing was lost: what you wrote is kept.');
    expect(wordsOf(body)).toContain('Wait ten seconds, then try again.');
    expect(body).toMatchObject({
      value: {
        actions: [{ title: 'Try again', verb: 'start-thanks', data: { whatTheyDid: WORDS } }, { title: 'Help' }],
      },
    });
    expect(bot.connector.asked).toEqual([]);
    expect(await bot.running.ports.store.thankYousSince('19:group@thread.v2', 0, 10)).toEqual([]);
  });

  test('where there is no form gets the same button again', async () => {
    await flood('looker', 6);
    expect((await press('looker', 'view-pulse', { pulseId: 'p', verb: 'view-pulse' })).body).toMatchObject({
      value: { actions: [{ verb: 'view-pulse', data: { pulseId: 'p', again: 'yes' } }, { title: 'Help' }] },
    });
  });

  test('does not keep a colleague waiting', async () => {
    await flood('presser', 30);
    expect(wordsOf((await press('presser', 'show-help')).body)).toContain(TOO_MANY);
    const { body } = await press('colleague', 'show-help', { again: 'yes' });
    expect(wordsOf(body)).not.toContain(TOO_MANY);
    expect(wordsOf(body)).toContain('agenda');
  });
});

test('somebody who types again and again is told so once, and not at each word', async () => {
  for (let sent = 0; sent < 12; sent += 1)
    expect(await type('typist', 'help')).toEqual({ status: 200, body: undefined });
  const said = bot.connector.posts.map(({ body }) => wordsOf(body).includes(TOO_MANY));
  expect(said).toEqual([false, true]);
});

test('an old client, whose buttons arrive as messages, is told so once', async () => {
  activities += 1;
  const submitted = () => {
    activities += 1;
    return bot.send(
      bot.recorded('group-submit', {
        id: `activity-${activities}`,
        ...from('old-client'),
        value: { verb: 'show-help' },
      }),
    );
  };
  for (let sent = 0; sent < 12; sent += 1) await submitted();
  const said = bot.connector.posts.filter(({ body }) => wordsOf(body).includes(TOO_MANY));
  expect(said).toHaveLength(1);
});

test('a dialog is answered with a dialog', async () => {
  await flood('author', 6);
  for (const recorded of ['extension-fetch-compose', 'extension-submit']) {
    activities += 1;
    const { body } = await bot.send(bot.recorded(recorded, { id: `activity-${activities}`, ...from('author') }));
    expect(body).toMatchObject({ task: { type: 'continue', value: { title: 'Thank a colleague' } } });
    expect(wordsOf(body)).toContain(TOO_MANY);
  }
});

test('somebody who makes too many new things keeps what they wrote, and may go on looking', async () => {
  const open = () => press('maker', 'open-pulse', { formId: 'f', behaviours: '', hours: '24' });
  for (let made = 0; made < 3; made += 1) await open();
  const { body } = await open();
  expect(wordsOf(body)).toContain('You have made as many new things within an hour as one person can.');
  expect(body).toMatchObject({
    value: { actions: [{ verb: 'start-pulse', data: { hours: '24' } }, { title: 'Help' }] },
  });
  expect(wordsOf((await press('maker', 'show-help', { again: 'yes' })).body)).toContain('agenda');
});

test('being installed is never too much', async () => {
  await flood('owner', 10);
  activities += 1;
  const conversation = {
    id: '19:new@thread.v2',
    conversationType: 'groupChat',
    tenantId: '7f3a5b1e-0000-4000-8000-000000000001',
  };
  await bot.send(bot.recorded('group-installed', { id: `activity-${activities}`, ...from('owner'), conversation }));
  expect(bot.connector.posts).toHaveLength(1);
});
