import type { DocumentAddress, Ports } from '../ports.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { HOUR_MS } from '../scheduling/moments.ts';
import { postOnce } from '../shared/post-once.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { Team } from '../teams/team.ts';
import { personPartition } from '../thanks/preferences.ts';
import { documentsNamingPerson } from './find-documents.ts';
import { jobTypeAfter, type Leaver, mustWait, personIn, pulseSubject, withoutPerson } from './without-person.ts';

/** So many documents are changed at a time; what is left is found again. */
const AT_ONCE = 200;
const SELF_CHECKS_AT_ONCE = 100;
/** Longer than the change that a job is to follow; much shorter than anybody would mind. */
const IN_CASE_MS = 60_000;
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
  const outcome = await takeOut(ports, personId, chat);
  const isCut = outcome === 'there is more';
  if (isCut || (await hasThanks(ports, personId))) {
    const again = ports.clock.now() + (isCut ? 0 : WAIT_FOR_CARDS_MS);
    await ports.store.enqueue(newJob('delete-person', chatId, subjectId, again));
    return;
  }
  await deleteSelfChecks(ports, chatId);
  await ports.store.erasePersonalData(personId);
  if (!chat?.isInstalled) return;
  await postOnce(
    ports,
    `data deleted ${chatId} ${job.dueAt}`,
    () =>
      ports.messenger.post(chat.conversation, {
        kind: 'data-deleted',
        isPulseOpen: outcome === 'a pulse is open',
      }),
    async () => {},
  );
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

type Outcome = 'there is more' | 'a pulse is open' | 'done';

async function takeOut(ports: Ports, personId: string, chat: Team | null): Promise<Outcome> {
  const { person, addresses } = await documentsNamingPerson(ports, personId, chat);
  let changed = 0;
  let isPulseOpen = false;
  for (const address of addresses) {
    if (changed >= AT_ONCE) return 'there is more';
    const done = await takeOutOf(ports, address, person);
    if (done === 'changed') changed += 1;
    if (done === 'waits') isPulseOpen = true;
  }
  return isPulseOpen ? 'a pulse is open' : 'done';
}

async function takeOutOf(
  ports: Ports,
  address: DocumentAddress,
  leaver: Leaver,
): Promise<'changed' | 'waits' | 'nothing'> {
  const { kind, teamId, id } = address;
  const { store, clock } = ports;
  const now = clock.now();
  const before = (await store.read(kind, teamId, id))?.value;
  if (!before) return 'nothing';
  const without = withoutPerson(before, leaver, now);
  const jobType = without && jobTypeAfter(without);
  // First for later: should the process die in between, nothing would lead to the document any more, or to its cards.
  if (jobType) await store.enqueue(newJob(jobType, teamId, id, now + IN_CASE_MS));
  const after =
    without && (await updateWithRetry(ports, kind, teamId, id, (current) => withoutPerson(current, leaver, now)));
  if (jobType) await store.enqueue(newJob(jobType, teamId, id, now));
  const document = after ?? before;
  if (!mustWait(document, leaver.personId)) return without ? 'changed' : 'nothing';
  const subject = pulseSubject(document.pulseId, leaver.personId);
  await store.enqueue(newJob('withdraw-person', teamId, subject, document.closesAt + HOUR_MS));
  return 'waits';
}
