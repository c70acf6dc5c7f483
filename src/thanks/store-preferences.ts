import type { Ports } from '../ports.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { type Preferences, personPartition, usualPreferences } from './preferences.ts';

/**
 * Changes what a person wants done with thank-yous; what they have chosen already is not written again.
 * @param change made of what they chose before, or of what goes for somebody who has said nothing
 */
export async function storePreferences(
  ports: Ports,
  personId: string,
  change: (current: Preferences) => Preferences,
): Promise<Preferences> {
  const setAt = ports.clock.now();
  const first = { ...change(usualPreferences(personId)), setAt };
  if (await ports.store.create(first)) return first;
  const saved = await updateWithRetry(ports, 'preferences', personPartition(personId), personId, (current) => {
    const next = change(current);
    return JSON.stringify(next) === JSON.stringify(current) ? null : { ...next, setAt };
  });
  return saved ?? first;
}
