import type { World } from '../ports.ts';
import { placeOf } from '../recognition/preferences.ts';
import type { Due } from '../scheduling/due.ts';
import { documentsAt, placesNamingPerson } from '../steps/documents-naming.ts';
import { postOnce } from '../steps/post-once.ts';
import { asText, ownExport, partsOf } from './own-export.ts';

const MOST_SELF_CHECKS = 1_000;

/** Collects what is held on a person and posts it as text in their own chat, in as many messages as it needs. */
export async function postExport(world: World, { teamId: chatId, subjectId: personId, dueAt }: Due): Promise<void> {
  const { store, messenger } = world;
  const chat = (await store.read('team', chatId, chatId))?.value;
  if (!chat?.isInstalled) return;
  const { person, places } = await placesNamingPerson(world, personId, chat);
  const held = ownExport({
    documents: await documentsAt(world, places),
    selfChecks: await store.selfChecks(chatId, MOST_SELF_CHECKS),
    preferences: (await store.read('preferences', placeOf(personId), personId))?.value ?? null,
    lastAsk: await store.lastAskOf(personId),
    person,
  });
  const parts = partsOf(asText(held));
  /** Each is remembered until all that follow it are there, so that a second attempt goes on where the first ended. */
  const postFrom = async (index: number): Promise<void> => {
    const textWords = parts[index];
    if (textWords === undefined) return;
    const part = parts.length > 1 ? `Part ${index + 1} of ${parts.length}` : '';
    await postOnce(
      world,
      `export ${chatId} ${dueAt} ${index}`,
      () => messenger.post(chat.conversation, { kind: 'export', part, textWords }),
      () => postFrom(index + 1),
    );
  };
  await postFrom(0);
}
