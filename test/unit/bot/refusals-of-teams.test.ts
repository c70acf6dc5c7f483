import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTeams, teamsMessenger } from '../../../bot/teams/teams-messenger.ts';
import type { Message } from '../../../src/message.ts';
import type { Messenger } from '../../../src/ports.ts';
import type { Conversation } from '../../../src/teams/team.ts';
import { Connector } from '../../support/connector.ts';

const connector = new Connector();
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const messenger = teamsMessenger(openTeams(() => adapter, '', { firstWaitMs: 1 }));
const MESSAGE: Message = { kind: 'thanks-withdrawn', what: 'It is gone.' };
let tenantId = '';
let tests = 0;

beforeAll(() => connector.start());
beforeEach(() => {
  connector.forget();
  tests += 1;
  tenantId = `tenant-${tests}`;
});
afterAll(() => connector.stop());

/** Of a tenant that no other test has, so that what one sends does not count in another. */
function channel(conversationId = '19:c@thread.tacv2;messageid=17'): Conversation {
  return { conversationId, kind: 'channel', serviceUrl: connector.serviceUrl, tenantId, botId: '28:bot' };
}

describe('not found', () => {
  const MINUTE = 60_000;
  let now = 0;
  let patient: Messenger;
  beforeEach(() => {
    now = 0;
    patient = teamsMessenger(openTeams(() => adapter, '', { now: () => now }));
    connector.trouble = () => ({ fault: { status: 404 } });
  });

  test('is asked again, and only after a while an answer: a message that is gone cannot be changed', async () => {
    const update = () => patient.update(channel(), '1700', MESSAGE);
    for (now of [0, 5_000, 9 * MINUTE]) {
      await expect(update()).rejects.toMatchObject({
        name: 'TeamsFault',
        message: expect.stringMatching(/^update: 404/),
      });
    }
    now = 10 * MINUTE;
    expect(await update()).toBe('gone');
  });

  test('counts anew once it was there, and for each message and conversation', async () => {
    const post = (id: string) => patient.post(channel(id), MESSAGE);
    await expect(post('19:one')).rejects.toMatchObject({ name: 'TeamsFault' });
    now = 10 * MINUTE;
    await expect(post('19:another')).rejects.toMatchObject({ name: 'TeamsFault' });
    await expect(patient.update(channel('19:one'), '1700', MESSAGE)).rejects.toMatchObject({ name: 'TeamsFault' });
    connector.trouble = () => undefined;
    await post('19:one');
    connector.trouble = () => ({ fault: { status: 404 } });
    await expect(post('19:one')).rejects.toMatchObject({ name: 'TeamsFault' });
    now = 20 * MINUTE;
    await expect(post('19:one')).rejects.toMatchObject({ because: 'not found', conversationId: '19:one' });
  });
});

test.each([
  ['BotNotInConversationRoster', 'gone'],
  ['ConversationBlockedByUser', 'refused'],
  ['BotDisabledByAdmin', 'refused'],
  ['NotEnoughPermissions', 'refused'],
  ['ForbiddenOperationException', 'refused'],
  ['SomethingNew', 'refused'],
])('%s means that a conversation is %s', async (code, because) => {
  connector.trouble = () => ({ fault: { status: 403, body: { error: { code, message: 'x' } } } });
  await expect(messenger.post(channel(), MESSAGE)).rejects.toMatchObject({ because });
  await expect(messenger.update(channel(), '1700', MESSAGE)).rejects.toMatchObject({ because, conversationId: '' });
  await expect(messenger.postToPerson(channel(), '29:m', MESSAGE)).rejects.toMatchObject({ because: 'gone' });
});
