import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { buildPreferencesCard } from './build-preferences-card.ts';
import { storePreferences } from './store-preferences.ts';

/** Takes thank-yous from somebody again, from now on. Whoever was never refused is taken from anyway. */
export async function allowGiver(ports: Ports, { personId, cardActivityId }: Caller, giverId: string): Promise<Reply> {
  const saved = await storePreferences(ports, personId, (current) => ({
    ...current,
    notFrom: current.notFrom.filter((refused) => refused !== giverId),
  }));
  return { audience: 'caller', replaces: cardActivityId, message: await buildPreferencesCard(ports, saved) };
}
