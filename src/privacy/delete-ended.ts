import type { EndingKind, Ports } from '../ports.ts';
import { DAY_MS, monthsBefore } from '../scheduling/moments.ts';
import { enqueueDeleteEnded } from './enqueue-delete-ended.ts';

const KINDS: readonly EndingKind[] = ['pulse', 'thank-you', 'agenda', 'action'];
/** Of a kind, before other jobs have their turn: Cosmos DB takes a request or more for each document. */
const AT_ONCE = 500;

/** Erases what ended longer ago than the organisation keeps it; what is gone is not found again. It comes round each day. */
export async function deleteEnded(ports: Ports): Promise<void> {
  const now = ports.clock.now();
  const { results, thanks } = ports.whereKept.months;
  let isMore = false;
  for (const kind of KINDS) {
    const before = monthsBefore(now, kind === 'thank-you' ? thanks : results);
    if ((await ports.store.eraseEnded(kind, before, AT_ONCE)) === AT_ONCE) isMore = true;
  }
  await enqueueDeleteEnded(ports, isMore ? now : now + DAY_MS);
}
