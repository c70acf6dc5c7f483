import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { amend } from '../steps/amend.ts';
import { type Caller, YES_OR_NO } from '../teams/team.ts';
import { type Preferences, placeOf, SHARINGS, usualPreferences } from './preferences.ts';

/** What a form says; empty for what it leaves as it is. */
export interface ChosenPreferences {
  readonly sharing: Preferences['sharing'] | '';
  readonly forAwards: 'yes' | 'no' | '';
}

/**
 * Changes what the sender wants done with thank-yous that come from now on. Those that are there stay as they are; the
 * same sent again changes nothing.
 */
export async function savePreferences(world: World, caller: Caller, chosen: ChosenPreferences): Promise<Reply> {
  const { personId } = caller;
  const chosenAfter = (current: Preferences): Preferences => ({
    ...current,
    sharing: chosen.sharing || current.sharing,
    forAwards: chosen.forAwards ? chosen.forAwards === 'yes' : current.forAwards,
    setAt: world.clock.now(),
  });
  const first = chosenAfter(usualPreferences(personId));
  const isFirst = await world.store.create(first);
  const changed = (current: Preferences): Preferences | null => {
    const next = chosenAfter(current);
    return next.sharing === current.sharing && next.forAwards === current.forAwards ? null : next;
  };
  const saved = isFirst ? first : await amend(world, 'preferences', placeOf(personId), personId, changed);
  const { sharing, forAwards } = saved ?? first;
  return {
    audience: 'caller',
    replaces: caller.cardActivityId,
    message: {
      kind: 'preferences',
      sharing: SHARINGS.find(({ value }) => value === sharing)?.title ?? '',
      forAwards: YES_OR_NO.find(({ value }) => value === (forAwards ? 'yes' : 'no'))?.title ?? '',
    },
  };
}
