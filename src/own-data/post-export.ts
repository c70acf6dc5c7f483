import type { Message } from '../message.ts';
import type { Ports } from '../ports.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import type { Job } from '../scheduling/job.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import { postOnce } from '../shared/post-once.ts';
import { partInWords } from '../shared/words.ts';
import { personPartition } from '../thanks/preferences.ts';
import { findDocuments } from './find-documents.ts';
import { asText, type HeldData, ownExport, partsOf } from './own-export.ts';
import { fitBeside, readableExport } from './readable-export.ts';
import { personIn } from './without-person.ts';

const MOST_SELF_CHECKS = 1_000;

/**
 * Collects what is held on a person and posts it in their own chat: first to read, then as JSON, in as many messages as it needs. Each that is there is
 * written down, so that whoever goes on after a crash begins with the next; with the first, if what is held has changed.
 */
export async function postExport(ports: Ports, { teamId: chatId, subjectId }: Job): Promise<void> {
  const { store, messenger } = ports;
  const personId = personIn(subjectId);
  const chat = (await store.read('team', chatId, chatId))?.value;
  if (!chat?.isInstalled) return;
  const { person, documents } = await findDocuments(ports, personId, chat);
  const all: HeldData = {
    documents,
    selfChecks: await store.selfChecks(chatId, MOST_SELF_CHECKS),
    preferences: (await store.read('preferences', personPartition(personId), personId))?.value ?? null,
    lastAsk: await store.lastAskOf(personId),
    person,
  };
  const text = asText(ownExport(all));
  const sections = readableExport(all);
  const texts = fitBeside(sections, text) ? [text] : ['', ...partsOf(text)];
  for (const [index, textWords] of texts.entries()) {
    const key = `export:${idempotencyKey(chatId, subjectId, text, String(index))}`;
    if (await store.hasSeen(key)) continue;
    const part = texts.length > 1 ? partInWords(index + 1, texts.length) : '';
    const message: Message = { kind: 'export', part, sections: index === 0 ? sections : [], textWords };
    await postOnce(
      ports,
      key,
      () => messenger.post(chat.conversation, message),
      () => store.markSeen(key, ports.clock.now() + DAY_MS),
    );
  }
}
