import type { PulseReminder } from '../rhythm/cards.ts';
import type { Conversation } from '../teams/team.ts';
import type { Pulse } from './pulse.ts';
import { openUntilInWords, originInWords } from './words.ts';

/** The same for everybody who gets one. */
export function reminderCard(pulse: Pulse, teamName: string): PulseReminder {
  return {
    kind: 'pulse-reminder',
    where: originInWords(pulse, teamName),
    closes: openUntilInWords(pulse),
    statementCount: pulse.statements.length,
    url: messageLink(pulse.conversation, pulse.cardActivityId),
  };
}

/** Opens the message in Teams; empty where the message has no number, as in the Playground. */
export function messageLink({ conversationId, kind, tenantId }: Conversation, messageId: string): string {
  if (!/^\d+$/.test(messageId)) return '';
  const [where = '', thread] = conversationId.split(';messageid=');
  const query = new URLSearchParams({ tenantId });
  if (thread) query.set('parentMessageId', thread);
  if (kind === 'groupChat') query.set('context', '{"contextType":"chat"}');
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(where)}/${messageId}?${query}`;
}
