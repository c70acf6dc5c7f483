import { z } from 'zod';
import type { Behaviour, Framework } from '../frameworks/framework.ts';
import { SUITED_ITEMS } from '../frameworks/framework.ts';
import { dayOf, IsoDate } from '../scheduling/recurrence.ts';

/** When a behaviour was last in use; milliseconds since 1970. */
export interface Use {
  readonly behaviourId: string;
  readonly at: number;
}

/** The day on which a behaviour was last on an agenda, in the team's zone; empty if it never was. */
const LastOn = z.union([IsoDate, z.literal('')]);

/** Why the bot chose a behaviour for an item: it came out as the one to work on, fits the item, or is next in turn. */
export const Why = z.discriminatedUnion('code', [
  z.object({ code: z.literal('to work on') }),
  z.object({ code: z.literal('fits'), lastOn: LastOn }),
  z.object({ code: z.literal('next in turn'), lastOn: LastOn }),
]);
export type Why = z.infer<typeof Why>;

/** A behaviour whose turn it is, because it was used longest ago. */
export interface Suggestion {
  readonly behaviour: Behaviour;
  readonly lastOn: string;
}

/**
 * The behaviours whose turn it is: those never used come first, in the framework's order, then those used longest ago.
 * @param uses when behaviours were on the agenda, in any order
 * @param count how many are wanted; fewer come back if the framework has fewer
 */
export function suggestBehaviours(
  framework: Framework,
  uses: readonly Use[],
  count: number,
  timeZone: string,
): Suggestion[] {
  const lastUses = lastUsesOf(uses);
  return inTurn(framework.behaviours, lastUses)
    .slice(0, count)
    .map((behaviour) => ({ behaviour, lastOn: dayOfUse(lastUses.get(behaviour.id), timeZone) }));
}

/**
 * A behaviour for one item of an agenda: of those that suit it, were not on the latest agenda and are not on this one,
 * the one whose turn it is; where there is none, the one whose turn it is among all that are not on this agenda.
 * @param uses when behaviours were on earlier agendas, in any order
 * @param taken the behaviours that are on this agenda already
 * @returns undefined where the framework has no behaviour that is not taken
 */
export function suggestFor(
  itemType: ItemType,
  framework: Framework,
  uses: readonly Use[],
  taken: readonly string[],
  timeZone: string,
): { readonly behaviour: Behaviour; readonly why: Why } | undefined {
  const lastUses = lastUsesOf(uses);
  const latest = Math.max(...lastUses.values());
  const free = inTurn(framework.behaviours, lastUses).filter(({ id }) => !taken.includes(id));
  const fitting = free.find(
    ({ id, suits }) => suits.some((suited) => suited === itemType) && lastUses.get(id) !== latest,
  );
  const behaviour = fitting ?? free[0];
  if (!behaviour) return undefined;
  const lastOn = dayOfUse(lastUses.get(behaviour.id), timeZone);
  return { behaviour, why: { code: fitting ? 'fits' : 'next in turn', lastOn } };
}

function lastUsesOf(uses: readonly Use[]): Map<string, number> {
  const lastUses = new Map<string, number>();
  for (const { behaviourId, at } of uses) lastUses.set(behaviourId, Math.max(at, lastUses.get(behaviourId) ?? at));
  return lastUses;
}

function inTurn(behaviours: readonly Behaviour[], lastUses: ReadonlyMap<string, number>): Behaviour[] {
  return behaviours.toSorted((a, b) => (lastUses.get(a.id) ?? 0) - (lastUses.get(b.id) ?? 0));
}

function dayOfUse(at: number | undefined, timeZone: string): string {
  return at === undefined ? '' : dayOf(at, timeZone);
}

/** What an item of an agenda is about; the bot suggests a behaviour that fits it. */
export const ITEM_TYPES = [...SUITED_ITEMS, 'other'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];
