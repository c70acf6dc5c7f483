import type { World } from '../ports.ts';
import { type Preferences, placeOf, usualPreferences } from '../recognition/preferences.ts';

/** What a person wants done with thank-yous, or what goes for somebody who has said nothing. */
export async function preferencesOf(world: World, personId: string): Promise<Preferences> {
  const stored = await world.store.read('preferences', placeOf(personId), personId);
  return stored?.value ?? usualPreferences(personId);
}
