import type { Ports } from '../ports.ts';
import { type Preferences, personPartition, usualPreferences } from './preferences.ts';

/** What a person wants done with thank-yous, or what goes for somebody who has said nothing. */
export async function findPreferences(ports: Ports, personId: string): Promise<Preferences> {
  const stored = await ports.store.read('preferences', personPartition(personId), personId);
  return stored?.value ?? usualPreferences(personId);
}
