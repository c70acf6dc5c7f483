import type { Ports } from '../../src/ports.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { TeamsConversation } from './conversation.ts';
import type { CosmosServer } from './cosmos-server.ts';

/** The product as in every other test, but with its documents in a new database of that server. */
export async function conversationOn(server: CosmosServer, members?: readonly string[]): Promise<TeamsConversation> {
  const conversation = new TeamsConversation(members);
  await conversation.ports.store.close();
  const store = openCosmosStore(await server.newDatabase(), { now: () => conversation.now });
  const ports: Ports = { ...conversation.ports, store };
  return Object.assign(conversation, { ports });
}

/** Opens a pulse on one behaviour and gives its id. */
export async function openedPulse(
  conversation: TeamsConversation,
  formId = 'form',
  behaviours = 'collaborative',
): Promise<string> {
  const opened = await conversation.press('Alex Wilber', 'open-pulse', {
    formId,
    behaviours,
    hours: '72',
  });
  return opened?.message.kind === 'pulse' ? opened.message.pulseId : '';
}
