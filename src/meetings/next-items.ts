import { type Framework, findBehaviour } from '../frameworks/framework.ts';
import type { AgendaItem } from './agenda.ts';
import type { ItemType } from './rotation.ts';
import { suggestFor, type Use } from './rotation.ts';

/**
 * What to put on the next agenda, drawn from the last result: the behaviour that came out as the one to work on, where
 * one did; else, and for further items, the one that fits and whose turn it is.
 * @param weakestId the behaviour that came out as the one to work on; empty if none did
 * @param itemTypes one for each item that is wanted; fewer come back if the framework has fewer behaviours
 */
export function nextItems(
  framework: Framework,
  weakestId: string,
  uses: readonly Use[],
  itemTypes: readonly ItemType[],
  timeZone: string,
): AgendaItem[] {
  const items: AgendaItem[] = [];
  for (const itemType of itemTypes) {
    const taken = items.map(({ behaviourId }) => behaviourId);
    const toWorkOn = items.length === 0 ? findBehaviour(framework, weakestId) : undefined;
    const suggested = toWorkOn
      ? { behaviour: toWorkOn, why: { code: 'to work on' } as const }
      : suggestFor(itemType, framework, uses, taken, timeZone);
    if (!suggested) break;
    const { behaviour, why } = suggested;
    items.push({ behaviourId: behaviour.id, itemType, line: '', why, proposedBy: '' });
  }
  return items;
}
