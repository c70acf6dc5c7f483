import { describe, expect, test } from 'vitest';
import { teamsAddresses } from '../../../bot/teams/addresses.ts';
import { sampleConversation } from '../../support/sample-documents.ts';

describe('a link to a message', () => {
  const CHANNEL = sampleConversation({ tenantId: 'tenant-1' });
  const { linkTo } = teamsAddresses;

  test.each([
    [
      'a post in a thread',
      CHANNEL,
      'https://teams.microsoft.com/l/message/19%3Award7%40thread.tacv2/1772442000200?tenantId=tenant-1&parentMessageId=1772442000000',
    ],
    [
      'a message in a chat',
      { ...CHANNEL, kind: 'groupChat', conversationId: '19:chat@thread.v2' } as const,
      'https://teams.microsoft.com/l/message/19%3Achat%40thread.v2/1772442000200?tenantId=tenant-1&context=%7B%22contextType%22%3A%22chat%22%7D',
    ],
  ])('leads to %s', (_what, conversation, link) => {
    expect(linkTo(conversation, '1772442000200')).toBe(link);
  });

  test('is left out where the message has no number, as in the Playground', () => {
    for (const id of ['', 'message-1', '4f6a']) expect(linkTo(CHANNEL, id)).toBe('');
  });
});

test('a thread is in its channel', () => {
  const rootOf = (conversationId: string) => teamsAddresses.rootOf({ conversationId });
  expect(rootOf('19:c@thread.tacv2;messageid=17')).toBe('19:c@thread.tacv2');
  expect(rootOf('19:c@thread.tacv2')).toBe('19:c@thread.tacv2');
});
