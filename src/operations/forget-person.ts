import { advanceDeletion, type Deletion } from '../own-data/advance-deletion.ts';
import { isAmong, type Named, peopleIn, SETTLED_AFTER_MS } from '../own-data/named-people.ts';
import { mustWait } from '../own-data/without-person.ts';
import type { Ports } from '../ports.ts';

/** Names beyond those that the documents tell. */
export interface Forgotten {
  readonly personId: string;
  readonly names: readonly string[];
  /** A chat beyond those that the documents tell. */
  readonly chatIds: readonly string[];
}

type Touched = Pick<Ports, 'store' | 'clock' | 'backOff' | 'updatesUnderWay'>;

/** Among the kinds: the bot takes them out of it an hour after it has closed. */
export const WAITS = 'open pulse waits';
const MOST_THANKS = 100_000;
const SELF_CHECKS_AT_ONCE = 100;

export interface Found {
  /** Of what names the person, or waits for a pulse to close. Not how many: nobody is counted. */
  readonly kinds: readonly string[];
  /** Documents that cannot be read, for now or ever. */
  readonly unreadable: number;
}

export async function findPerson({ store }: Touched, { personId, names }: Forgotten): Promise<Found> {
  const kinds = new Set<string>();
  let unreadable = 0;
  const all: Named[] = [{ personId }, ...names.map((name) => ({ name }))];
  for (const who of all) {
    for (const { address } of await store.namedIn(who)) {
      const { kind, teamId, id } = address;
      try {
        const document = (await store.read(kind, teamId, id))?.value;
        if (document && isAmong(who, peopleIn(document))) kinds.add(mustWait(document, personId) ? WAITS : kind);
      } catch {
        unreadable += 1;
      }
    }
  }
  return { kinds: [...kinds].sort(), unreadable };
}

/**
 * As `delete my data` does, whoever else writes meanwhile. Idempotent, also after a crash. Cards are updated by jobs of the bot; what
 * was given outside a team lies emptied under the giver until then.
 * @param pause waits until what is under way has arrived, or will never
 */
export async function forgetPerson(
  ports: Touched,
  { personId, names, chatIds }: Forgotten,
  pause: (ms: number) => Promise<unknown>,
  report: () => void,
): Promise<void> {
  // First: only thank-yous that they received tell their own chat.
  const received = (await ports.store.thankYousOf(personId, MOST_THANKS)).filter(
    ({ receiver, privateChatId }) => receiver.personId === personId && privateChatId !== '',
  );
  for (const chatId of new Set([...chatIds, ...received.map(({ privateChatId }) => privateChatId)])) {
    await deleteSelfChecks(ports, chatId);
  }
  let deletion: Deletion;
  do {
    deletion = await advanceDeletion(ports, personId, new Set(names));
    report();
    if (!deletion.isMore && deletion.isSettling) await pause(SETTLED_AFTER_MS);
  } while (deletion.isMore || deletion.isSettling);
  await ports.store.erasePersonalData(personId);
}

async function deleteSelfChecks({ store }: Touched, chatId: string): Promise<void> {
  for (;;) {
    const kept = await store.selfChecks(chatId, SELF_CHECKS_AT_ONCE);
    if (kept.length === 0) return;
    for (const { selfCheckId } of kept) await store.remove('self-check', chatId, selfCheckId);
  }
}
