import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { TypedWord, Where } from '../shared/action-row.ts';
import type { Caller } from './team.ts';

/**
 * What the bot can do here.
 * @param opening what happened, when help is not what they asked for; else empty
 * @param words all that can be typed anywhere
 */
export async function showHelp(
  _ports: Ports,
  caller: Caller,
  opening: string,
  words: readonly (TypedWord & { readonly where: Where })[],
): Promise<Reply> {
  const isOwnChat = caller.conversation.kind === 'personal';
  const elsewhere: Where = isOwnChat ? 'team' : 'own chat';
  return {
    audience: 'everyone',
    message: {
      kind: 'help',
      opening,
      scope: isOwnChat ? 'personal' : 'team',
      commands: words.filter(({ where }) => where !== elsewhere).map(({ word, what }) => ({ word, what })),
    },
  };
}
