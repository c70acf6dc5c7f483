import type { DocumentPlace, World } from '../ports.ts';
import { placeOf } from '../recognition/preferences.ts';
import { type Due, due } from '../scheduling/due.ts';
import { HOUR_MS } from '../scheduling/moments.ts';
import { amend } from '../steps/amend.ts';
import { placesNamingPerson } from '../steps/documents-naming.ts';
import { postOnce } from '../steps/post-once.ts';
import type { Team } from '../teams/team.ts';
import { type Leaver, mustWait, personIn, pulseSubject, taskAfter, withoutPerson } from './without-person.ts';

/** So many documents are changed at a time; what is left is found again. */
const AT_ONCE = 200;
const SELF_CHECKS_AT_ONCE = 100;
/** Longer than the change that a task is to follow; much shorter than anybody would mind. */
const IN_CASE_MS = 60_000;
/** Until the cards of thank-yous that lie with the person have been seen to; all is looked through again after it. */
const WAIT_FOR_CARDS_MS = 30_000;

/**
 * Deletes what is held on a person who asked for it, in their own chat: `teamId` is that chat, and the subject is the person.
 * What has been done is not found again, so it may break off anywhere. What lies at the person's own place goes last, and
 * with it every copy in a file of what was written over before.
 */
export async function deletePerson(world: World, task: Due): Promise<void> {
  const { teamId: chatId, subjectId } = task;
  const personId = personIn(subjectId);
  const chat = (await world.store.read('team', chatId, chatId))?.value ?? null;
  const outcome = await takeOut(world, personId, chat);
  const isCut = outcome === 'there is more';
  if (isCut || (await hasThanks(world, personId))) {
    const again = world.clock.now() + (isCut ? 0 : WAIT_FOR_CARDS_MS);
    await world.store.addDue(due('delete-person', chatId, subjectId, again));
    return;
  }
  await deleteSelfChecks(world, chatId);
  await world.store.eraseOwnPlace(personId);
  if (!chat?.isInstalled) return;
  await postOnce(
    world,
    `data deleted ${chatId} ${task.dueAt}`,
    () =>
      world.messenger.post(chat.conversation, {
        kind: 'data-deleted',
        isPulseOpen: outcome === 'a pulse is open',
      }),
    async () => {},
  );
}

/** Whether thank-yous that they gave outside a team still wait for their cards to be changed: they lie at their own place. */
async function hasThanks(world: World, personId: string): Promise<boolean> {
  return (await world.store.recognitionsSince(placeOf(personId), 0, 1)).length > 0;
}

async function deleteSelfChecks(world: World, chatId: string): Promise<void> {
  for (;;) {
    const kept = await world.store.selfChecks(chatId, SELF_CHECKS_AT_ONCE);
    if (kept.length === 0) return;
    for (const { selfCheckId } of kept) await world.store.remove('self-check', chatId, selfCheckId);
  }
}

type Outcome = 'there is more' | 'a pulse is open' | 'done';

async function takeOut(world: World, personId: string, chat: Team | null): Promise<Outcome> {
  const { person, places } = await placesNamingPerson(world, personId, chat);
  let changed = 0;
  let isPulseOpen = false;
  for (const place of places) {
    if (changed >= AT_ONCE) return 'there is more';
    const done = await takeOutOf(world, place, person);
    if (done === 'changed') changed += 1;
    if (done === 'waits') isPulseOpen = true;
  }
  return isPulseOpen ? 'a pulse is open' : 'done';
}

async function takeOutOf(world: World, place: DocumentPlace, leaver: Leaver): Promise<'changed' | 'waits' | 'nothing'> {
  const { kind, teamId, id } = place;
  const { store, clock } = world;
  const now = clock.now();
  const before = (await store.read(kind, teamId, id))?.value;
  if (!before) return 'nothing';
  const without = withoutPerson(before, leaver, now);
  const task = without && taskAfter(without);
  // First for later: should the process die in between, nothing would lead to the document any more, or to its cards.
  if (task) await store.addDue(due(task, teamId, id, now + IN_CASE_MS));
  const after = without && (await amend(world, kind, teamId, id, (current) => withoutPerson(current, leaver, now)));
  if (task) await store.addDue(due(task, teamId, id, now));
  const document = after ?? before;
  if (!mustWait(document, leaver.personId)) return without ? 'changed' : 'nothing';
  const subject = pulseSubject(document.pulseId, leaver.personId);
  await store.addDue(due('withdraw-person', teamId, subject, document.closesAt + HOUR_MS));
  return 'waits';
}
