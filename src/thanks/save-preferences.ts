import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { buildPreferencesCard } from './build-preferences-card.ts';
import type { Preferences } from './preferences.ts';
import { storePreferences } from './store-preferences.ts';

/** What a form says; empty for what it leaves as it is. */
export interface ChosenPreferences {
  readonly sharing: Preferences['sharing'] | '';
  readonly forAwards: 'yes' | 'no' | '';
}

/**
 * Changes what the sender wants done with thank-yous that come from now on. Those that are there stay as they are; the
 * same sent again changes nothing.
 */
export async function savePreferences(ports: Ports, caller: Caller, chosen: ChosenPreferences): Promise<Reply> {
  const saved = await storePreferences(ports, caller.personId, (current) => ({
    ...current,
    sharing: chosen.sharing || current.sharing,
    forAwards: chosen.forAwards ? chosen.forAwards === 'yes' : current.forAwards,
  }));
  return { audience: 'caller', replaces: caller.cardActivityId, message: await buildPreferencesCard(ports, saved) };
}
