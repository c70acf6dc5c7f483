import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { type Caller, YES_OR_NO } from '../teams/team.ts';
import { findPreferences } from './find-preferences.ts';
import { SHARINGS } from './preferences.ts';
import type { ChosenPreferences } from './save-preferences.ts';

/** What the sender wants done with thank-yous, to be changed in their own chat; with what was chosen before a refusal. */
export async function startPreferences(ports: Ports, caller: Caller, draft: ChosenPreferences): Promise<Reply> {
  const { sharing, forAwards } = await findPreferences(ports, caller.personId);
  return {
    audience: 'caller',
    message: {
      kind: 'preferences-form',
      sharings: SHARINGS,
      sharing: draft.sharing || sharing,
      yesOrNo: YES_OR_NO,
      forAwards: draft.forAwards || (forAwards ? 'yes' : 'no'),
    },
  };
}
