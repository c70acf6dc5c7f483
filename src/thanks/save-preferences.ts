import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { type Caller, YES_OR_NO } from '../teams/team.ts';
import { type Preferences, personPartition, SHARINGS, usualPreferences } from './preferences.ts';

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
  const { personId } = caller;
  const chosenAfter = (current: Preferences): Preferences => ({
    ...current,
    sharing: chosen.sharing || current.sharing,
    forAwards: chosen.forAwards ? chosen.forAwards === 'yes' : current.forAwards,
    setAt: ports.clock.now(),
  });
  const first = chosenAfter(usualPreferences(personId));
  const isFirst = await ports.store.create(first);
  const changed = (current: Preferences): Preferences | null => {
    const next = chosenAfter(current);
    return next.sharing === current.sharing && next.forAwards === current.forAwards ? null : next;
  };
  const saved = isFirst
    ? first
    : await updateWithRetry(ports, 'preferences', personPartition(personId), personId, changed);
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
