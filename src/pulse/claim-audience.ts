import type { Ports } from '../ports.ts';
import { fortnightBefore } from '../scheduling/moments.ts';
import { inParallel } from '../shared/in-parallel.ts';
import type { Member, Team } from '../teams/team.ts';
import type { Pulse } from './pulse.ts';

/**
 * Those whom this pulse may ask, because no other pulse has asked them in the last fortnight, nor a meeting of this team, also one
 * that was begun by hand; that it asks them is written down. Where they are too few for a result it is taken back.
 * May be run again after a crash: it comes to the same people, as long as the members are the same.
 * @param past what this team has asked lately
 */
export async function claimAudience(
  ports: Ports,
  pulseId: string,
  members: readonly Member[],
  { timeZone, threshold: least }: Team['settings'],
  past: readonly Pulse[],
): Promise<Member[]> {
  const askedAt = ports.clock.now();
  const since = fortnightBefore(askedAt, timeZone);
  const askedHere = askedAfterMeetings(past, since);
  const free = members.filter(({ personId }) => !askedHere.has(personId));
  if (free.length < least) return [];
  const claimed: Member[] = [];
  await inParallel(free, async (member) => {
    const { personId } = member;
    if (await ports.store.claimAsk({ personId, pulseId, askedAt }, since)) claimed.push(member);
  });
  // As the roster has them, not as the store answered.
  if (claimed.length >= least) return members.filter((member) => claimed.includes(member));
  await releaseAudience(ports, claimed, timeZone);
  return [];
}

function askedAfterMeetings(past: readonly Pulse[], since: number): ReadonlySet<string> {
  const recent = past.filter(({ origin, openedAt }) => origin === 'meeting' && openedAt > since);
  return new Set(recent.flatMap(({ audience }) => audience.map(({ personId }) => personId)));
}

/**
 * Takes back that a pulse asks these people, for one that is not opened uses nobody's turn. It is nobody's pulse then, a
 * fortnight ago and no longer: who asked them before that is not known any more, and in another zone the fortnight may not be
 * over yet.
 */
export async function releaseAudience(ports: Ports, claimed: readonly Member[], timeZone: string): Promise<void> {
  const now = ports.clock.now();
  const askedAt = fortnightBefore(now, timeZone);
  await inParallel(claimed, ({ personId }) => ports.store.claimAsk({ personId, pulseId: '', askedAt }, now));
}

/** Writes down that a pulse asks these people, whoever has asked them before. */
export async function noteAsks(ports: Ports, pulseId: string, audience: readonly Member[]): Promise<void> {
  const askedAt = ports.clock.now();
  await inParallel(audience, ({ personId }) => ports.store.claimAsk({ personId, pulseId, askedAt }, askedAt));
}
