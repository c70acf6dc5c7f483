import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { preferencesOf } from '../steps/preferences-of.ts';
import { type Caller, YES_OR_NO } from '../teams/team.ts';
import { SHARINGS } from './preferences.ts';

/** What the sender wants done with thank-yous, to be changed in their own chat. */
export async function startPreferences(world: World, caller: Caller): Promise<Reply> {
  const { sharing, forAwards } = await preferencesOf(world, caller.personId);
  return {
    audience: 'caller',
    message: {
      kind: 'preferences-form',
      sharings: SHARINGS,
      sharing,
      yesOrNo: YES_OR_NO,
      forAwards: forAwards ? 'yes' : 'no',
    },
  };
}
