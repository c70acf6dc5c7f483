import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { commandsFor } from './authorisation.ts';
import type { Caller } from './team.ts';
import { howToAsk } from './words.ts';

/**
 * What the bot can do here.
 * @param opening what happened, when help is not what they asked for; else empty
 */
export async function showHelp(_ports: Ports, caller: Caller, opening: string): Promise<Reply> {
  const scope = caller.conversation.kind === 'personal' ? 'personal' : 'team';
  return {
    audience: 'everyone',
    message: {
      kind: 'help',
      opening,
      scope,
      howTo: howToAsk(scope),
      commands: commandsFor(caller.conversation.kind),
    },
  };
}
