import type { Behaviour, Framework } from '../frameworks/framework.ts';
import { shortDay } from '../scheduling/moments.ts';

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
  const lastUse = new Map<string, number>();
  for (const { behaviourId, at } of uses) lastUse.set(behaviourId, Math.max(at, lastUse.get(behaviourId) ?? at));
  return framework.behaviours
    .toSorted((a, b) => (lastUse.get(a.id) ?? 0) - (lastUse.get(b.id) ?? 0))
    .slice(0, count)
    .map((behaviour) => ({ behaviour, why: reason(lastUse.get(behaviour.id), timeZone) }));
}

function reason(lastUsedAt: number | undefined, timeZone: string): string {
  if (lastUsedAt === undefined) return 'it has not been on your agenda yet';
  return `it was last on your agenda on ${shortDay(lastUsedAt, timeZone)}, longer ago than the others`;
}

/** "We are innovative: it has not been on your agenda yet." */
export function suggestionInWords(suggestions: readonly Suggestion[]): string {
  return suggestions.map(({ behaviour, why }) => `${behaviour.name}: ${why}.`).join(' ');
}
