import type { PulseReminder } from '../rhythm/cards.ts';
import { momentInWords } from '../scheduling/moments.ts';
import type { Conversation } from '../teams/team.ts';
import type { Pulse } from './pulse.ts';

const WHERE: Readonly<Record<Conversation['kind'], string>> = {
  channel: 'a channel of yours',
  groupChat: 'a chat of yours',
  personal: 'this chat',
};

/**
 * The same for everybody who gets one.
 * @param url opens the pulse; empty where nothing leads to it
 */
export function reminderCard(pulse: Pulse, teamName: string, url: string): PulseReminder {
  return {
    kind: 'pulse-reminder',
    where: `${beginning(pulse)} in ${teamName || WHERE[pulse.conversation.kind]}.`,
    closes: `Open until ${momentInWords(pulse.closesAt, pulse.timeZone)}.`,
    statementCount: pulse.statements.length,
    url,
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
