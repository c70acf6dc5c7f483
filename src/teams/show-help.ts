import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { TypedWord, Where } from '../shared/action-row.ts';
import type { Caller } from './team.ts';
import { howToAsk } from './words.ts';

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
  const scope = caller.conversation.kind === 'personal' ? 'personal' : 'team';
  const elsewhere: Where = scope === 'personal' ? 'team' : 'own chat';
  return {
    audience: 'everyone',
    message: {
      kind: 'help',
      opening,
      scope,
      howTo: howToAsk(scope),
      commands: words.filter(({ where }) => where !== elsewhere).map(({ word, what }) => ({ word, what })),
    },
  };
}
