import type { Ports } from '../ports.ts';
import type { RefusedGiver } from './cards.ts';
import type { Preferences } from './preferences.ts';
import { GIVER_UNKNOWN } from './words.ts';

const MOST_READ = 200;

/** From whom a person takes no thank-yous, by the names on those that are held: one whose data was deleted has none. */
export async function findRefusedGivers(ports: Ports, { personId, notFrom }: Preferences): Promise<RefusedGiver[]> {
  if (notFrom.length === 0) return [];
  const held = await ports.store.thankYousOf(personId, MOST_READ);
  const names = new Map(held.map(({ giver }) => [giver.personId, giver.name]));
  return notFrom.map((giverId) => ({ giverId, giverName: names.get(giverId) ?? GIVER_UNKNOWN }));
}
