import type { Ports } from '../ports.ts';
import { YES_OR_NO } from '../teams/team.ts';
import type { PreferencesSaved } from './cards.ts';
import { findRefusedGivers } from './find-refused-givers.ts';
import { type Preferences, SHARINGS } from './preferences.ts';

/** What a person has chosen, as they read it once it is saved. */
export async function buildPreferencesCard(ports: Ports, preferences: Preferences): Promise<PreferencesSaved> {
  const { sharing, forAwards } = preferences;
  return {
    kind: 'preferences',
    sharing: SHARINGS.find(({ value }) => value === sharing)?.title ?? '',
    forAwards: YES_OR_NO.find(({ value }) => value === (forAwards ? 'yes' : 'no'))?.title ?? '',
    notFrom: await findRefusedGivers(ports, preferences),
  };
}
