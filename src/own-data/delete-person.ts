import type { Ports } from '../ports.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { postOnce } from '../shared/post-once.ts';
import { personPartition } from '../thanks/preferences.ts';
import { advanceDeletion, type Deletion } from './advance-deletion.ts';
import { findNamesInChat } from './find-documents.ts';
import { SETTLED_AFTER_MS } from './named-people.ts';
import { personIn } from './without-person.ts';

const SELF_CHECKS_AT_ONCE = 100;
/** Until the cards of thank-yous that lie with the person have been seen to; all is looked through again after it. */
const WAIT_FOR_CARDS_MS = 30_000;

/**
 * Deletes what is held on a person who asked for it, in their own chat: `teamId` is that chat, and the subject is the person.
 * What has been done is not found again, so it may break off anywhere. What lies at the person's own address goes last, and
 * with it every copy in a file of what was written over before.
 */
export async function deletePerson(ports: Ports, job: Job): Promise<void> {
  const { teamId: chatId, subjectId } = job;
  const personId = personIn(subjectId);
  const chat = (await ports.store.read('team', chatId, chatId))?.value ?? null;
  const names = chat ? await findNamesInChat(ports, personId, chat) : [];
  const deletion = await advanceDeletion(ports, personId, new Set(names));
  const wait = await waitAfter(ports, personId, deletion);
  if (wait !== null) {
    await ports.store.enqueue(newJob('delete-person', chatId, subjectId, ports.clock.now() + wait));
    return;
  }
  if (deletion.unreadable > 0) throw new Error(`${deletion.unreadable} documents that name somebody cannot be read`);
  await deleteSelfChecks(ports, chatId);
  await ports.store.erasePersonalData(personId);
  if (!chat?.isInstalled) return;
  await postOnce(
    ports,
    `data deleted ${chatId} ${job.dueAt}`,
    () =>
      ports.messenger.post(chat.conversation, {
        kind: 'data-deleted',
        isPulseOpen: deletion.isPulseOpen,
      }),
    async () => {},
  );
}

/** How long until there is more to do; null if that was all. */
async function waitAfter(ports: Ports, personId: string, { isMore, isSettling }: Deletion): Promise<number | null> {
  if (isMore) return 0;
  if (isSettling) return SETTLED_AFTER_MS;
  return (await hasThanks(ports, personId)) ? WAIT_FOR_CARDS_MS : null;
}

/** Whether thank-yous that they gave outside a team still wait for their cards to be changed: they lie at their own address. */
async function hasThanks(ports: Ports, personId: string): Promise<boolean> {
  return (await ports.store.thankYousSince(personPartition(personId), 0, 1)).length > 0;
}

async function deleteSelfChecks(ports: Ports, chatId: string): Promise<void> {
  for (;;) {
    const kept = await ports.store.selfChecks(chatId, SELF_CHECKS_AT_ONCE);
    if (kept.length === 0) return;
    for (const { selfCheckId } of kept) await ports.store.remove('self-check', chatId, selfCheckId);
  }
}
