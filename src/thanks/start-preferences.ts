import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { type Caller, YES_OR_NO } from '../teams/team.ts';
import { findPreferences } from './find-preferences.ts';
import { findRefusedGivers } from './find-refused-givers.ts';
import { SHARINGS } from './preferences.ts';
import type { ChosenPreferences } from './save-preferences.ts';

/** What the sender wants done with thank-yous, to be changed in their own chat; with what was chosen before a refusal. */
export async function startPreferences(ports: Ports, caller: Caller, draft: ChosenPreferences): Promise<Reply> {
  const preferences = await findPreferences(ports, caller.personId);
  const { sharing, forAwards } = preferences;
  return {
    audience: 'caller',
    message: {
      kind: 'preferences-form',
      sharings: SHARINGS,
      sharing: draft.sharing || sharing,
      yesOrNo: YES_OR_NO,
      forAwards: draft.forAwards || (forAwards ? 'yes' : 'no'),
      notFrom: await findRefusedGivers(ports, preferences),
    },
  };
}
