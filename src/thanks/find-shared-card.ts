import type { Ports } from '../ports.ts';
import type { ThanksCard } from './cards.ts';
import { findSign } from './find-sign.ts';
import { isOneOfSeveral, isShared, type ThankYou } from './thank-you.ts';
import { sharedThanksCard } from './thank-you-card.ts';

/** The others that were given at once with it, whose receivers share them and whose words are still the same. */
export async function findSharedWith(ports: Ports, { together, teamId, thankYouId }: ThankYou): Promise<ThankYou[]> {
  const found = await Promise.all(
    together.filter((id) => id !== thankYouId).map((id) => ports.store.read('thank-you', teamId, id)),
  );
  return found.flatMap((stored) =>
    stored && isShared(stored.value) && isOneOfSeveral(stored.value) ? [stored.value] : [],
  );
}

/** What everybody reads of a shared thank-you: with the names of all who share theirs, where several were given at once. */
export async function findSharedCard(ports: Ports, thanks: ThankYou): Promise<ThanksCard> {
  const others = isOneOfSeveral(thanks) ? await findSharedWith(ports, thanks) : [];
  const [first = thanks, ...rest] = [thanks, ...others].toSorted((one, other) => placeOf(one) - placeOf(other));
  return sharedThanksCard([first, ...rest], findSign(ports, thanks));
}

/** What stands on the card of one that is no longer to be read there; null if nobody else shares theirs on it. */
export async function findCardWithout(ports: Ports, thanks: ThankYou): Promise<ThanksCard | null> {
  const others = await findSharedWith(ports, thanks);
  const [first, ...rest] = others.filter(({ cardActivityId }) => cardActivityId === thanks.cardActivityId);
  return first ? sharedThanksCard([first, ...rest], findSign(ports, first)) : null;
}

/** In the order in which they were chosen, so that the names do not change places. */
function placeOf({ together, thankYouId }: ThankYou): number {
  return together.indexOf(thankYouId);
}
