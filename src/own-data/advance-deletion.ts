import type { Naming, Ports } from '../ports.ts';
import { newJob } from '../scheduling/job.ts';
import { HOUR_MS } from '../scheduling/moments.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { isAmong, type Named, peopleIn, SETTLED_AFTER_MS } from './named-people.ts';
import {
  jobTypeAfter,
  type Kept,
  type Leaver,
  mustWait,
  namesIn,
  pulseSubject,
  withoutPerson,
} from './without-person.ts';

/** So many documents are changed at a time; what is left is found again. */
const AT_ONCE = 200;
/** Longer than the change that a job is to follow; much shorter than anybody would mind. */
const IN_CASE_MS = 60_000;

type Touched = Pick<Ports, 'store' | 'clock' | 'backOff' | 'updatesUnderWay'>;

/** How far a deletion has come. */
export interface Deletion {
  readonly isMore: boolean;
  /** Something may be on its way that names the person: it is there, or will never be, a minute later. */
  readonly isSettling: boolean;
  readonly isPulseOpen: boolean;
  /** Documents that cannot be read, for now or ever. They stop no other. */
  readonly unreadable: number;
}

/**
 * Takes a person out of the documents that name them, up to 200 of them. What has been done is not found again, so it may break
 * off anywhere, and be run beside whoever else writes: a document that others change meanwhile is changed anew.
 * @param given names beyond those that stand beside their account somewhere
 */
export async function advanceDeletion(ports: Touched, personId: string, given: ReadonlySet<string>): Promise<Deletion> {
  const names = new Set<string>();
  const caughtUp = new Set<string>();
  const seenTo = new Set<string>();
  let changed = 0;
  let unreadable = 0;
  let isSettling = false;
  let isPulseOpen = false;

  /** A name may stand where no account does. These go first: from what holds the account the name is learned again after a crash. */
  async function learn(found: Iterable<string>): Promise<void> {
    for (const name of found) {
      if (names.has(name)) continue;
      names.add(name);
      await takeOutWhere({ name });
    }
  }

  async function takeOutWhere(who: Named): Promise<void> {
    for (const naming of await ports.store.namedIn(who)) {
      if (changed >= AT_ONCE) return;
      const { teamId } = naming.address;
      // What another process has written there before must not be missed.
      if (!caughtUp.has(teamId)) await ports.store.catchUp(teamId);
      caughtUp.add(teamId);
      await takeOutOf(naming, who);
    }
  }

  async function takeOutOf(naming: Naming, who: Named): Promise<void> {
    const { kind, teamId, id } = naming.address;
    const address = JSON.stringify(naming.address);
    if (seenTo.has(address)) return;
    const document = await ports.store.read(kind, teamId, id).then(
      (stored) => stored?.value ?? null,
      () => 'unreadable' as const,
    );
    if (document === 'unreadable') {
      unreadable += 1;
      return;
    }
    if (document && 'personId' in who) await learn(namesIn(document, personId));
    if (changed >= AT_ONCE || seenTo.has(address)) return;
    if (!document || !isAmong(who, peopleIn(document))) {
      const isYoung = Math.abs(ports.clock.now() - naming.notedAt) < SETTLED_AFTER_MS;
      isSettling ||= isYoung;
      if (!isYoung) await ports.store.dropNaming(naming);
      return;
    }
    seenTo.add(address);
    const after = await change(naming, document, { personId, names });
    if (after.isChanged) changed += 1;
    isPulseOpen ||= after.waits;
  }

  async function change({ address }: Naming, before: Kept, leaver: Leaver) {
    const { kind, teamId, id } = address;
    const { store } = ports;
    const now = ports.clock.now();
    const without = withoutPerson(before, leaver, now);
    const jobType = without && jobTypeAfter(without);
    // First for later: should the process die in between, nothing would lead to the document any more, or to its cards.
    if (jobType) await store.enqueue(newJob(jobType, teamId, id, now + IN_CASE_MS));
    const after =
      without && (await updateWithRetry(ports, kind, teamId, id, (current) => withoutPerson(current, leaver, now)));
    if (jobType) await store.enqueue(newJob(jobType, teamId, id, now));
    const document = after ?? before;
    const waits = mustWait(document, personId);
    if (waits) {
      const subject = pulseSubject(document.pulseId, personId);
      await store.enqueue(newJob('withdraw-person', teamId, subject, document.closesAt + HOUR_MS));
    }
    return { isChanged: without !== null, waits };
  }

  await learn(given);
  await takeOutWhere({ personId });
  return { isMore: changed >= AT_ONCE, isSettling, isPulseOpen, unreadable };
}
