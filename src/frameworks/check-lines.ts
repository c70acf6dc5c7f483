import type { Framework } from './framework.ts';

/** Quick: every behaviour once. Full: with the lines that say what each looks like. */
export const DEPTHS = ['quick', 'full'] as const;
export type Depth = (typeof DEPTHS)[number];

/** As many statements as fit on a card, in the longest words that a pack may have. */
export const MOST_IN_PART = 18;

/** One thing to ask about in a check of a whole framework. */
export interface CheckLine {
  readonly behaviourId: string;
  readonly behaviourName: string;
  readonly text: string;
}

/** What a check asks, behaviour by behaviour; a behaviour's own statement comes before the lines of what it looks like. */
export function checkLines({ behaviours }: Framework, depth: Depth): CheckLine[] {
  return behaviours.flatMap(({ id, name, pulse, looksLike }) => {
    const texts = depth === 'full' ? new Set([pulse, ...looksLike]) : [pulse];
    return [...texts].map((text) => ({ behaviourId: id, behaviourName: name, text }));
  });
}

/** The lines in parts of at most so many, as even as can be, never with a behaviour in two of them. */
export function inParts(lines: readonly CheckLine[], most: number): CheckLine[][] {
  const groups = [...Map.groupBy(lines, ({ behaviourId }) => behaviourId).values()];
  const largest = Math.max(1, ...groups.map(({ length }) => length));
  const groupsInPart = Math.max(1, Math.floor(most / largest));
  const parts = Math.ceil(groups.length / groupsInPart);
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.ceil((groups.length * part) / parts);
    const until = Math.ceil((groups.length * (part + 1)) / parts);
    return groups.slice(from, until).flat();
  });
}
