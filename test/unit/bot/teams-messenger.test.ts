import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { summaryOf } from '../../../bot/rendering/card-summaries.ts';
import { openQueues, type Queues, type Route } from '../../../bot/teams/rate-limit-queues.ts';
import { inBackground, openTeams, teamsMessenger } from '../../../bot/teams/teams-messenger.ts';
import { openMemberLists, teamsRoster } from '../../../bot/teams/teams-roster.ts';
import type { Message } from '../../../src/message.ts';
import type { Conversation } from '../../../src/teams/team.ts';
import { Connector, type Trouble } from '../../support/connector.ts';

const silent = pino({ level: 'silent' });
const isAllowed = (tenantId: string): boolean => tenantId === 'ours';
const connector = new Connector();
const LONGEST_MS = 200;
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const askTeams = openTeams(() => adapter, '', { firstWaitMs: 1 });
const messenger = teamsMessenger(askTeams);
let tenantId = '';
const MESSAGE: Message = { kind: 'thanks-withdrawn', what: 'It is gone.' };

beforeAll(() => connector.start());
beforeEach((context) => {
  connector.forget();
  tenantId = context.task.id;
});
afterAll(() => connector.stop());

/** Of a tenant that no other test has, so that what one sends does not count in another. */
function channel(conversationId = '19:c@thread.tacv2;messageid=17'): Conversation {
  const { serviceUrl } = connector;
  return { conversationId, kind: 'channel', serviceUrl, tenantId, botId: '28:bot' };
}

describe('writing', () => {
  test('a card goes into its thread, alone, with a summary, and its id comes back', async () => {
    expect(await messenger.post(channel(), MESSAGE)).toMatch(/^posted-\d+$/);
    expect(connector.asked).toEqual([
      {
        method: 'POST',
        path: '/conversations/19:c@thread.tacv2;messageid=17/activities',
        query: '',
        authorization: '',
        body: {
          type: 'message',
          summary: summaryOf(MESSAGE),
          attachments: [
            {
              contentType: 'application/vnd.microsoft.card.adaptive',
              content: expect.objectContaining({ type: 'AdaptiveCard' }),
            },
          ],
        },
      },
    ]);
  });

  test('a card is changed in place', async () => {
    expect(await messenger.update(channel(), '1700', MESSAGE)).toBe('updated');
    expect(connector.asked).toMatchObject([
      { method: 'PUT', path: '/conversations/19:c@thread.tacv2;messageid=17/activities/1700', body: { id: '1700' } },
    ]);
  });

  test('a person is written to in their own chat', async () => {
    await messenger.postToPerson(channel(), '29:megan', MESSAGE);
    expect(connector.asked).toMatchObject([
      {
        path: '/conversations',
        body: {
          isGroup: false,
          bot: { id: '28:bot' },
          members: [{ id: '29:megan' }],
          tenantId,
          channelData: { tenant: { id: tenantId } },
        },
      },
      { path: '/conversations/chat-of-the-person/activities' },
    ]);
  });
});

describe('when Teams says no', () => {
  const NESTED = { errorCode: 209, message: '{"subCode":"MessageWritesBlocked"}' };

  test.each([
    ['removed from the conversation', 403, { error: { code: 'BotNotInConversationRoster', message: 'x' } }],
    ['blocked by the person', 403, NESTED],
    ['forbidden without a word', 403, undefined],
  ])('%s: trying again is no use', async (_what, status, body) => {
    connector.faults.set('POST', { status, body });
    await expect(messenger.post(channel(), MESSAGE)).rejects.toMatchObject({ name: 'Undeliverable' });
    await expect(messenger.postToPerson(channel(), '29:m', MESSAGE)).rejects.toMatchObject({ name: 'Undeliverable' });
    expect(connector.asked).toHaveLength(2);
  });

  test('only what is about the whole conversation says that it is gone', async () => {
    connector.trouble = () => ({ fault: { status: 403 } });
    await expect(messenger.post(channel(), MESSAGE)).rejects.toMatchObject({
      conversationId: channel().conversationId,
    });
    await expect(messenger.update(channel(), '1700', MESSAGE)).rejects.toMatchObject({ conversationId: '' });
    await expect(messenger.postToPerson(channel(), '29:m', MESSAGE)).rejects.toMatchObject({ conversationId: '' });
  });

  test.each([
    ['a wrong host', 403, { error: { code: 'InvalidBotApiHost', message: 'x' } }],
    ['a card too large', 413, { error: { code: 'MessageSizeTooBig', message: 'x' } }],
    ['an error on their side', 500, { error: { code: 'ServiceError', message: 'x' } }],
    ['too much at once', 429, undefined],
  ])('%s is a fault that names the operation', async (_what, status, body) => {
    connector.faults.set('POST', { status, body });
    const failed = messenger.post(channel(), MESSAGE);
    await expect(failed).rejects.toMatchObject({
      name: 'TeamsFault',
      message: expect.stringMatching(`^post: ${status}`),
    });
  });

  test('a message that may not be changed any more', async () => {
    connector.faults.set('PUT', { status: 403 });
    await expect(messenger.update(channel(), '1700', MESSAGE)).rejects.toMatchObject({ name: 'Undeliverable' });
  });

  test('the body of the answer is never repeated', async () => {
    connector.faults.set('POST', { status: 500, body: 'Megan Bowen was late again' });
    await expect(messenger.post(channel(), MESSAGE)).rejects.not.toThrow(/Megan/);
  });
});

describe('what passes', () => {
  /** Goes wrong so many times, and then well. */
  const wrong = (times: number, fault: Trouble['fault']): void => {
    connector.trouble = () => (connector.asked.length <= times ? { fault } : undefined);
  };

  test.each<[string, Trouble['fault']]>([
    ['412', { status: 412 }],
    ['429', { status: 429 }],
    ['429 with a moment to wait', { status: 429, headers: { 'retry-after': '0' } }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['a connection that is cut', 'reset'],
  ])('is tried again, three times at the most: %s', async (what, fault) => {
    wrong(3, fault);
    expect(await messenger.post(channel(`19:${what}`), MESSAGE)).toMatch(/^posted-/);
    expect(connector.taken).toHaveLength(1);
    connector.asked.length = 0;
    wrong(4, fault);
    const another = channel(`19:another ${what}`);
    await expect(messenger.post(another, MESSAGE)).rejects.toMatchObject({ name: 'TeamsFault' });
    expect(connector.asked).toHaveLength(4);
  });

  test.each([400, 401, 413, 500, 501])('%i does not, and is asked once', async (status) => {
    wrong(1, { status });
    await expect(messenger.post(channel(`19:${status}`), MESSAGE)).rejects.toMatchObject({ name: 'TeamsFault' });
    expect(connector.asked).toHaveLength(1);
  });

  test.each(['500', '86400'])(
    'a Retry-After of %s holds up its conversation only, and nobody waits for it',
    async (seconds) => {
      const held = channel(`19:held-${seconds}@thread.tacv2`);
      wrong(1, { status: 429, headers: { 'retry-after': seconds } });
      await expect(messenger.post(held, MESSAGE)).rejects.toMatchObject({ message: 'post: 429 RestError' });
      await expect(messenger.post(held, MESSAGE)).rejects.toMatchObject({
        message: expect.stringContaining('not its turn'),
      });
      expect(await messenger.post(channel('19:another@thread.tacv2'), MESSAGE)).toMatch(/^posted-/);
      expect(connector.asked).toHaveLength(2);
    },
  );

  test('an answer that never comes is given up, and the request cut off so that nothing is sent later', async () => {
    connector.faults.set('POST', null);
    const hasty = teamsMessenger(openTeams(() => adapter, '', { longestMs: LONGEST_MS }));
    await expect(hasty.post(channel(), MESSAGE)).rejects.toMatchObject({
      message: `post: no answer in ${LONGEST_MS} ms`,
    });
    await expect.poll(() => connector.cutOff).toBe(1);
    expect(connector.asked).toHaveLength(1);
  });
});

describe('waiting for its turn', () => {
  test('takes nothing from the time of a request', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const turn = Promise.withResolvers<boolean>();
    const queues: Queues = { ...openQueues(), enter: () => turn.promise };
    const patient = teamsMessenger(openTeams(() => adapter, '', { queues, longestMs: LONGEST_MS }));
    const posted = patient.post(channel(), MESSAGE);
    await vi.advanceTimersByTimeAsync(2 * LONGEST_MS);
    turn.resolve(true);
    expect(await posted).toMatch(/^posted-/);
  });

  test('is done once for each request, and by what nobody waits for as such', async () => {
    const ways: Partial<Route>[] = [];
    const enter: Queues['enter'] = async ({ conversationId, isReading = false, isInBackground = false }) => {
      ways.push({ conversationId, isReading, isInBackground });
      return true;
    };
    const ask = inBackground(openTeams(() => adapter, '', { queues: { ...openQueues(), enter } }));
    connector.memberPages = [[], [], [{ id: '29:m', name: 'Megan Bowen', objectId: 'entra-m' }]];
    await teamsMessenger(ask).postToPerson(channel(), '29:megan', MESSAGE);
    await teamsRoster(ask, openMemberLists({ now: () => 0 }), silent, isAllowed).membersOf(channel('19:d;messageid=1'));
    const members = { conversationId: '19:d;messageid=1', isReading: true, isInBackground: true };
    expect(ways).toEqual([
      { conversationId: '', isReading: false, isInBackground: true },
      { conversationId: 'chat-of-the-person', isReading: false, isInBackground: true },
      members,
      members,
      members,
    ]);
  });
});
