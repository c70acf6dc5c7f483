import type { Addresses } from '../../src/ports.ts';

export const teamsAddresses: Addresses = {
  // A thread is "CHANNEL;messageid=NUMBER".
  rootOf: ({ conversationId }) => conversationId.split(';')[0] ?? conversationId,

  linkTo({ conversationId, kind, tenantId }, messageId) {
    // The Playground numbers its messages otherwise, and has nothing that a link could lead to.
    if (!/^\d+$/.test(messageId)) return '';
    const [channel = '', thread] = conversationId.split(';messageid=');
    const query = new URLSearchParams({ tenantId });
    if (thread) query.set('parentMessageId', thread);
    if (kind === 'groupChat') query.set('context', '{"contextType":"chat"}');
    return `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${messageId}?${query}`;
  },
};
