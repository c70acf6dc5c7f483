import type { DocumentPlace, World } from '../ports.ts';
import { type Due, due } from '../scheduling/due.ts';
import { HOUR_MS } from '../scheduling/moments.ts';
import { amend } from '../steps/amend.ts';
import { placesNamingPerson } from '../steps/documents-naming.ts';
import { postOnce } from '../steps/post-once.ts';
import type { Team } from '../teams/team.ts';
import { type Leaver, mustWait, pulseSubject, taskAfter, withoutPerson } from './without-person.ts';

/** So many documents are changed at a time; what is left is found again. */
const AT_ONCE = 50;
const MOST_SELF_CHECKS = 100;

/**
 * Deletes what is held on a person who asked for it, in their own chat: `teamId` is that chat, `subjectId` the person.
 * What has been done is not found again, so it may break off anywhere. What lies at the person's own place goes last, and
 * with it every copy in a file of what was written over before.
 */
export async function deletePerson(world: World, task: Due): Promise<void> {
  const { teamId: chatId, subjectId: personId } = task;
  const chat = (await world.store.read('team', chatId, chatId))?.value ?? null;
  const outcome = await takeOut(world, personId, chat);
  if (outcome === 'there is more') {
    await world.store.addDue(due('delete-person', chatId, personId, world.clock.now()));
    return;
  }
  for (const { selfCheckId } of await world.store.selfChecks(chatId, MOST_SELF_CHECKS)) {
    await world.store.remove('self-check', chatId, selfCheckId);
  }
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
  const now = world.clock.now();
  let isChanged = false;
  const document = await amend(world, kind, teamId, id, (current) => {
    const without = withoutPerson(current, leaver, now);
    isChanged = without !== null;
    return without;
  });
  if (!document) return 'nothing';
  if (mustWait(document, leaver.personId)) {
    const subject = pulseSubject(document.pulseId, leaver.personId);
    await world.store.addDue(due('withdraw-person', teamId, subject, document.closesAt + HOUR_MS));
    return 'waits';
  }
  const task = taskAfter(document);
  // Also if it was changed before: then the process may have died before it could say so.
  if (task === 'delete-thanks' || (task && isChanged)) await world.store.addDue(due(task, teamId, id, now));
  return isChanged ? 'changed' : 'nothing';
}
