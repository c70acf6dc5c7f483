import pMap from 'p-map';
import type { Clock, Store } from '../../ports.ts';
import type { Answer, AnswerChange } from '../../pulse/pulse.ts';
import { inTurn } from '../../shared/in-turn.ts';
import { answerKey, CODECS, commentsKey, type DocumentKey } from '../documents.ts';
import type { AnswerOperations } from '../operations.ts';
import { DocumentFault } from '../store-fault.ts';
import type { Run, Send } from './bounds.ts';
import { allIdsIn, type CosmosContainer, documentOf, etagOf, idOf, ttlUntil } from './items.ts';

type Item = Record<string, unknown>;

/** Nobody has so many devices. */
const MOST_ATTEMPTS = 8;

const PAGE = 500;
/** Leaves room for everybody else’s requests. */
const DELETED_AT_ONCE = 10;

/** @param answerMs how long saving an answer may take */
export function answersOn(
  container: CosmosContainer,
  run: Run,
  clock: Clock,
  newId: () => string,
  answerMs: number,
): Pick<Store, AnswerOperations> {
  const itemOf = (kind: 'answer' | 'comments', document: { readonly expiresAt: number }, writer: string) =>
    container.toItem(CODECS[kind].write(document), writer, { ttl: ttlUntil(document.expiresAt * 1000, clock.now()) });

  async function* answersOf(pulseId: string): AsyncIterable<Answer> {
    // Another process may have saved the last of them a moment ago.
    await run('answersOf', (send) => container.catchUp(send, pulseId));
    const pages = container.pages({ partition: pulseId, select: 'c.id, c.document', order: 'c.id', pageSize: PAGE });
    for (;;) {
      const page = await run('answersOf', async (send) =>
        (await pages.next(send))?.map((item) =>
          CODECS.answer.read(documentOf(item), { partition: pulseId, id: idOf(item) }),
        ),
      );
      if (!page) return;
      yield* page;
    }
  }

  /** Each deletion has its own deadline: ten thousand take longer than one. */
  async function deleteAnswersOf(pulseId: string): Promise<void> {
    await run('deleteAnswersOf', (send) => container.catchUp(send, pulseId));
    const ids = await allIdsIn(container, run, 'deleteAnswersOf', pulseId);
    const remove = (id: string) => run('deleteAnswersOf', (send) => container.remove(send, { partition: pulseId, id }));
    await pMap(ids, remove, { concurrency: DELETED_AT_ONCE });
  }

  async function updateOnce(
    send: Send,
    key: DocumentKey,
    item: Item | null,
    change: AnswerChange,
  ): Promise<Answer | null | 'changed'> {
    const before = item && CODECS.answer.read(documentOf(item), key);
    const after = change(before);
    if (after === before) return after;
    if (!after) return (await container.remove(send, key, etagOf(item))) === 'changed' ? 'changed' : null;
    const next = itemOf('answer', after, newId());
    const isDone = item
      ? (await container.replace(send, next, etagOf(item))) !== null
      : await container.create(send, next);
    return isDone ? after : 'changed';
  }

  async function updateIn(send: Send, key: DocumentKey, change: AnswerChange): Promise<Answer | null> {
    let outcome = await updateOnce(send, key, await container.read(send, key), change);
    // The first look may have been late; what comes between later ones is another device of the same person.
    for (let attempts = 1; outcome === 'changed' && attempts < MOST_ATTEMPTS; attempts += 1) {
      outcome = await updateOnce(send, key, await container.readCaughtUp(send, key), change);
    }
    if (outcome === 'changed') throw new DocumentFault(`it was changed in each of ${MOST_ATTEMPTS} attempts`);
    return outcome;
  }

  const underWay = new Map<string, Promise<unknown>>();

  return {
    updateAnswer: (pulseId, answerId, change) => {
      const key = answerKey(pulseId, answerId);
      const update = () => run('updateAnswer', (send) => updateIn(send, key, change), answerMs);
      // Within this process one change waits for the other.
      return inTurn(underWay, `${pulseId} ${answerId}`, update);
    },
    readAnswer: (pulseId, answerId) =>
      run('readAnswer', async (send) => {
        const key = answerKey(pulseId, answerId);
        const item = await container.read(send, key);
        return item && CODECS.answer.read(documentOf(item), key);
      }),
    deleteAnswer: (pulseId, answerId) =>
      run('deleteAnswer', async (send) => (await container.remove(send, answerKey(pulseId, answerId))) === 'removed'),
    countAnswers: (pulseId) =>
      run('countAnswers', async (send) => {
        const pages = container.pages({ partition: pulseId, select: 'VALUE COUNT(1)', pageSize: 1 });
        let count = 0;
        for (let page = await pages.next(send); page; page = await pages.next(send)) {
          for (const part of page) count += Number(part);
        }
        return count;
      }),
    answersOf,
    deleteAnswersOf,
    saveComments: (comments) => run('saveComments', (send) => container.upsert(send, itemOf('comments', comments, ''))),
    readComments: (pulseId) =>
      run('readComments', async (send) => {
        const key = commentsKey(pulseId);
        const item = (await container.read(send, key)) ?? (await container.readCaughtUp(send, key));
        const comments = item && CODECS.comments.read(documentOf(item), key);
        // Cosmos DB deletes expired items when it has time.
        return comments && comments.expiresAt * 1000 > clock.now() ? comments : null;
      }),
    deleteComments: (pulseId) =>
      run('deleteComments', async (send) => {
        await container.remove(send, commentsKey(pulseId));
      }),
  };
}
