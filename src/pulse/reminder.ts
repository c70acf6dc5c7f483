import type { PulseReminder } from '../rhythm/cards.ts';
import { momentInWords } from '../scheduling/moments.ts';
import type { Conversation } from '../teams/team.ts';
import type { Pulse } from './pulse.ts';
import { statementsInWords } from './words.ts';

const WHERE: Readonly<Record<Conversation['kind'], string>> = {
  channel: 'a channel of yours',
  groupChat: 'a chat of yours',
  personal: 'this chat',
};

/** The same for everybody who gets one. */
export function reminderCard(pulse: Pulse, teamName: string): PulseReminder {
  return {
    kind: 'pulse-reminder',
    where: `${beginning(pulse)} in ${teamName || WHERE[pulse.conversation.kind]}.`,
    closes: `Open until ${momentInWords(pulse.closesAt, pulse.timeZone)}.`,
    statements: statementsInWords(pulse.statements.length),
    url: messageLink(pulse.conversation, pulse.cardActivityId),
  };
}

function beginning({ origin, openedByName }: Pulse): string {
  switch (origin) {
    case 'person':
      return `${openedByName} started it`;
    case 'meeting':
      return 'It is about a meeting';
    case 'rhythm':
      return 'It is the regular one';
  }
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
