import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { summaryOf } from '../../../bot/outbound/render-card.ts';
import { openTeams, teamsMessenger } from '../../../bot/outbound/teams-messenger.ts';
import { teamsRoster } from '../../../bot/outbound/teams-roster.ts';
import type { Message } from '../../../src/messages.ts';
import type { Conversation } from '../../../src/teams/team.ts';
import { Connector } from '../../support/connector.ts';

const connector = new Connector();
const askTeams = openTeams(new CloudAdapter(new ConfigurationBotFrameworkAuthentication({})), '');
const messenger = teamsMessenger(askTeams);
const MESSAGE: Message = { kind: 'thanks-withdrawn' };

beforeAll(() => connector.start());
beforeEach(() => connector.forget());
afterAll(() => connector.stop());

function channel(conversationId = '19:c@thread.tacv2;messageid=17'): Conversation {
  const { serviceUrl } = connector;
  return { conversationId, kind: 'channel', serviceUrl, tenantId: 'tenant', botId: '28:bot' };
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
          tenantId: 'tenant',
          channelData: { tenant: { id: 'tenant' } },
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
    ['a conversation that is gone', 404, { error: { code: 'ConversationNotFound', message: 'x' } }],
  ])('%s: trying again is no use', async (_what, status, body) => {
    connector.faults.set('POST', { status, body });
    await expect(messenger.post(channel(), MESSAGE)).rejects.toMatchObject({ name: 'Undeliverable' });
    await expect(messenger.postToPerson(channel(), '29:m', MESSAGE)).rejects.toMatchObject({ name: 'Undeliverable' });
    expect(connector.asked).toHaveLength(2);
  });

  test.each([
    ['a wrong host', 403, { error: { code: 'InvalidBotApiHost', message: 'x' } }],
    ['a card too large', 413, { error: { code: 'MessageSizeTooBig', message: 'x' } }],
    // 501, because the connector spends five seconds on a 500 before it gives up.
    ['an error on their side', 501, { error: { code: 'ServiceError', message: 'x' } }],
    ['too much at once', 429, undefined],
  ])('%s is a fault that names the operation', async (_what, status, body) => {
    connector.faults.set('POST', { status, body });
    const failed = messenger.post(channel(), MESSAGE);
    await expect(failed).rejects.toMatchObject({
      name: 'TeamsFault',
      message: expect.stringMatching(`^post: ${status}`),
    });
  });

  test('a message that is gone cannot be changed, and that is an answer', async () => {
    connector.faults.set('PUT', { status: 404 });
    expect(await messenger.update(channel(), '1700', MESSAGE)).toBe('gone');
  });

  test('a message that may not be changed any more', async () => {
    connector.faults.set('PUT', { status: 403 });
    await expect(messenger.update(channel(), '1700', MESSAGE)).rejects.toMatchObject({ name: 'Undeliverable' });
  });

  test('the body of the answer is never repeated', async () => {
    connector.faults.set('POST', { status: 501, body: 'Megan Bowen was late again' });
    await expect(messenger.post(channel(), MESSAGE)).rejects.not.toThrow(/Megan/);
  });

  test('a Retry-After of an hour holds nobody up that long', async () => {
    connector.faults.set('POST', { status: 429, headers: { 'retry-after': '3600' } });
    const { serviceUrl } = channel();
    const send = askTeams(
      'post',
      serviceUrl,
      (conversations, abortSignal) => conversations.sendToConversation('19:c', { type: 'message' }, { abortSignal }),
      200,
    );
    await expect(send).rejects.toMatchObject({ name: 'TeamsFault' });
  });
});

describe('the member list', () => {
  let now = 0;
  const roster = () => teamsRoster(askTeams, { now: () => now }, pino({ level: 'silent' }));

  test('is read page by page, and bots and people without an id are left out', async () => {
    connector.memberPages = [
      [
        { id: '29:a', name: 'Alex Wilber', aadObjectId: 'entra-a' },
        { id: '28:other', name: 'Another bot', aadObjectId: 'entra-b' },
      ],
      [
        { id: '29:m', name: 'Megan Bowen', objectId: 'entra-m' },
        { id: '29:x', name: 'Without an id' },
      ],
      [
        { id: '29:n', name: 'A bot', objectId: 'entra-n', userRole: 'bot' },
        { id: '29:p', aadObjectId: 'entra-p' },
      ],
    ];
    expect(await roster().membersOf(channel())).toEqual([
      { personId: 'entra-a', teamsId: '29:a', name: 'Alex Wilber' },
      { personId: 'entra-m', teamsId: '29:m', name: 'Megan Bowen' },
      { personId: 'entra-p', teamsId: '29:p', name: '' },
    ]);
    expect(connector.asked.map(({ path, query }) => `${path}?${query}`)).toEqual([
      '/conversations/19:c@thread.tacv2/pagedmembers?pageSize=500',
      '/conversations/19:c@thread.tacv2/pagedmembers?pageSize=500&continuationToken=1',
      '/conversations/19:c@thread.tacv2/pagedmembers?pageSize=500&continuationToken=2',
    ]);
  });

  test('is kept for a minute, for all threads of a channel', async () => {
    const { membersOf } = roster();
    await Promise.all([membersOf(channel('19:d;messageid=1')), membersOf(channel('19:d;messageid=2'))]);
    now += 59_999;
    await membersOf(channel('19:d'));
    expect(connector.asked).toHaveLength(1);
    now += 1;
    await membersOf(channel('19:d'));
    expect(connector.asked).toHaveLength(2);
  });

  test('that Teams does not give is a refusal, and the next question asks again', async () => {
    const { membersOf } = roster();
    connector.faults.set('GET', { status: 403 });
    const both = [membersOf(channel()), membersOf(channel())].map((asked) => asked.catch((error: unknown) => error));
    expect(await Promise.all(both)).toMatchObject([{ code: 'ROSTER_UNAVAILABLE' }, { code: 'ROSTER_UNAVAILABLE' }]);
    connector.faults.clear();
    expect(await membersOf(channel())).toHaveLength(5);
  });
});
