import type { Ports } from '../ports.ts';
import type { Job } from '../scheduling/job.ts';
import { postOnce } from '../shared/post-once.ts';
import { partInWords } from '../shared/words.ts';
import { personPartition } from '../thanks/preferences.ts';
import { documentsAt, documentsNamingPerson } from './find-documents.ts';
import { asText, ownExport, partsOf } from './own-export.ts';

const MOST_SELF_CHECKS = 1_000;

/** Collects what is held on a person and posts it as text in their own chat, in as many messages as it needs. */
export async function postExport(ports: Ports, { teamId: chatId, subjectId: personId, dueAt }: Job): Promise<void> {
  const { store, messenger } = ports;
  const chat = (await store.read('team', chatId, chatId))?.value;
  if (!chat?.isInstalled) return;
  const { person, addresses } = await documentsNamingPerson(ports, personId, chat);
  const held = ownExport({
    documents: await documentsAt(ports, addresses),
    selfChecks: await store.selfChecks(chatId, MOST_SELF_CHECKS),
    preferences: (await store.read('preferences', personPartition(personId), personId))?.value ?? null,
    lastAsk: await store.lastAskOf(personId),
    person,
  });
  const parts = partsOf(asText(held));
  /** Each is remembered until all that follow it are there, so that a second attempt goes on where the first ended. */
  const postFrom = async (index: number): Promise<void> => {
    const textWords = parts[index];
    if (textWords === undefined) return;
    const part = parts.length > 1 ? partInWords(index + 1, parts.length) : '';
    await postOnce(
      ports,
      `export ${chatId} ${dueAt} ${index}`,
      () => messenger.post(chat.conversation, { kind: 'export', part, textWords }),
      () => postFrom(index + 1),
    );
  };
  await postFrom(0);
}
