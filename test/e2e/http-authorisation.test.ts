import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BotUnderTest, execute, type Sent, wordsOf } from '../support/bot-under-test.ts';

const TEAM = '19:team@thread.tacv2';
const GENERAL = { id: TEAM };
const PRIVATE = { id: '19:leads@thread.tacv2', type: 'private' };
const GUEST = { id: '29:guest', name: 'Zephyrine Quill', aadObjectId: '7f3a5b1e-0000-4000-8000-000000000099' };
const PEOPLE = ['Alex Wilber', 'Megan Bowen', 'Adele Vance', 'Isaiah Langer'].map((name, index) => ({
  id: `29:user${index}`,
  name,
  aadObjectId: `7f3a5b1e-0000-4000-8000-00000000001${index}`,
  userRole: 'user',
}));
const [ALEX] = PEOPLE;

const bot = new BotUnderTest();
let activities = 0;

beforeAll(() => bot.start());
afterAll(() => bot.stop());
beforeEach(() => bot.connector.forget());

/** As Teams sends it from a channel; what it says of the sender and the place is signed. */
function sent(name: string, channel: { readonly id: string; readonly type?: string }, change: Sent): Sent {
  activities += 1;
  const recorded = bot.recorded(name);
  return {
    ...recorded,
    id: `activity-${activities}`,
    conversation: { ...Object(recorded.conversation), id: `${channel.id};messageid=${activities}` },
    channelData: { ...Object(recorded.channelData), team: { id: TEAM }, channel },
    from: ALEX,
    ...change,
  };
}

async function press(channel: typeof GENERAL, verb: string, data: Sent, from: object = { ...ALEX }): Promise<string> {
  const { body } = await bot.send(sent('channel-execute', channel, { from, ...execute(verb, data) }));
  await bot.running.runJobs();
  return JSON.stringify(body);
}

async function say(channel: typeof GENERAL, text: string): Promise<string> {
  bot.connector.forget();
  await bot.send(sent('channel-words', channel, { text }));
  return JSON.stringify(bot.connector.posts);
}

describe('a guest whom Teams has on the member list', () => {
  beforeEach(() => {
    bot.connector.memberPages = [[...PEOPLE, { ...GUEST, userRole: 'guest', tenantId: 'another-tenant' }]];
  });

  test('is a member as others are: opens a pulse, is asked, and answers', async () => {
    const form = { formId: 'form-1', behaviours: 'collaborative', hours: '72' };
    const opened = await press(GENERAL, 'open-pulse', form, GUEST);
    const [, pulseId = ''] = /"pulseId":"([^"]+)"/.exec(opened) ?? [];
    const answered = await press(GENERAL, 'answer-pulse', { pulseId, s0: '4' }, GUEST);
    expect(answered).toContain('withdraw-answer');
    expect(await bot.running.ports.store.countAnswers(pulseId)).toBe(1);
  });

  test('who is on no list is none, whatever their card says', async () => {
    const stranger = { ...GUEST, aadObjectId: '7f3a5b1e-0000-4000-8000-000000000098' };
    const form = {
      formId: 'form-2',
      behaviours: 'collaborative',
      hours: '72',
      from: GUEST,
      personId: GUEST.aadObjectId,
    };
    const answer = await press(GENERAL, 'open-pulse', form, stranger);
    expect(answer).toContain('I cannot find you in this conversation’s member list.');
  });
});

describe('a private channel', () => {
  const LINE = 'The marzipan budget';

  test('is not read from the rest of its team, with its ids or without', async () => {
    const kept = await press(PRIVATE, 'prepare-agenda', { formId: 'form-3', line1: LINE });
    const [, agendaId = ''] = /"agendaId":"([^"]+)"/.exec(kept) ?? [];
    expect(await say(PRIVATE, 'next')).toContain(LINE);

    expect(await press(GENERAL, 'start-meeting', { agendaId })).toContain(
      'This agenda was taken back already, or belongs to another conversation.',
    );
    for (const word of ['next', 'summary', 'start']) {
      expect(await say(GENERAL, word)).not.toContain(LINE);
      await bot.running.runJobs();
      expect(wordsOf(bot.connector.posts.map(({ body }) => body))).not.toContain(LINE);
    }
  });

  test('has settings of its own, which the team’s others do not change', async () => {
    const settings = { timeZone: 'Europe/London', threshold: '5', pooling: 'no', comments: 'no' };
    await press(PRIVATE, 'save-settings', { ...settings, frameworkId: 'jersey-tier3' });
    await press(GENERAL, 'save-settings', { ...settings, frameworkId: 'mse-icb-values' });
    expect(await say(PRIVATE, 'framework')).toContain('Jersey');
    expect(await say(GENERAL, 'framework')).not.toContain('Jersey');
  });
});
