import type { Behaviour, Framework } from '../frameworks/framework.ts';
import { shortDay } from '../scheduling/moments.ts';
import { type ItemType, itemInWords } from './item-type.ts';

/** When a behaviour was last in use; milliseconds since 1970. */
export interface Use {
  readonly behaviourId: string;
  readonly at: number;
}

export interface Suggestion {
  readonly behaviour: Behaviour;
  readonly why: string;
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
    .map((behaviour) => ({ behaviour, why: reason(lastUses.get(behaviour.id), timeZone) }));
}

/** "We are innovative: it has not been on your agenda yet." */
export function suggestionInWords(suggestions: readonly Suggestion[]): string {
  return suggestions.map(({ behaviour, why }) => `${behaviour.name}: ${why}.`).join(' ');
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
): Suggestion | undefined {
  const lastUses = lastUsesOf(uses);
  const latest = Math.max(...lastUses.values());
  const free = inTurn(framework.behaviours, lastUses).filter(({ id }) => !taken.includes(id));
  const fitting = free.find(
    ({ id, suits }) => suits.some((suited) => suited === itemType) && lastUses.get(id) !== latest,
  );
  const behaviour = fitting ?? free[0];
  return behaviour && { behaviour, why: itemReason(fitting && itemType, lastUses.get(behaviour.id), timeZone) };
}

function lastUsesOf(uses: readonly Use[]): Map<string, number> {
  const lastUses = new Map<string, number>();
  for (const { behaviourId, at } of uses) lastUses.set(behaviourId, Math.max(at, lastUses.get(behaviourId) ?? at));
  return lastUses;
}

function inTurn(behaviours: readonly Behaviour[], lastUses: ReadonlyMap<string, number>): Behaviour[] {
  return behaviours.toSorted((a, b) => (lastUses.get(a.id) ?? 0) - (lastUses.get(b.id) ?? 0));
}

function reason(lastUsedAt: number | undefined, timeZone: string): string {
  if (lastUsedAt === undefined) return 'it has not been on your agenda yet';
  return `it was last on your agenda on ${shortDay(lastUsedAt, timeZone)}, longer ago than the others`;
}

/** "It fits a decision, and was last on your agenda on 12 Oct." */
function itemReason(fits: ItemType | undefined, lastUsedAt: number | undefined, timeZone: string): string {
  const opening = fits ? `It fits ${itemInWords(fits)}, and` : 'It is next in turn: it';
  if (lastUsedAt === undefined) return `${opening} has not been on your agenda yet.`;
  return `${opening} was last on your agenda on ${shortDay(lastUsedAt, timeZone)}.`;
}
