import { type Behaviour, type Framework, linesToShow } from './framework.ts';

/** Quick: every behaviour once. Full: with the lines that its pack has below each. */
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

/** Who is asked: a team about itself, in "We" lines, or somebody about themselves, in "I" lines. */
type Asked = 'team' | 'self';

/**
 * What a check asks, behaviour by behaviour; a behaviour's own statement comes before those on what is below it, and one
 * that says the same is asked once.
 */
export function checkLines({ behaviours }: Pick<Framework, 'behaviours'>, depth: Depth, asked: Asked): CheckLine[] {
  return behaviours.flatMap((behaviour) => {
    const first = ownStatement(behaviour, asked);
    const texts = depth === 'full' ? new Set([first, ...linesBelow(behaviour, asked)]) : [first];
    return [...texts].map((text) => ({ behaviourId: behaviour.id, behaviourName: behaviour.name, text }));
  });
}

/** The one line that stands for a behaviour. */
export function ownStatement({ pulse, own }: Pick<Behaviour, 'pulse' | 'own'>, asked: Asked): string {
  return (asked === 'self' && own) || pulse;
}

/** The published lines below it, as far as they are asked; for a pack that has none, what it looks like. */
function linesBelow({ parts, looksLike }: Behaviour, asked: Asked): string[] {
  const below = parts.map(({ statement, own }) => (asked === 'self' ? own : statement)).filter(Boolean);
  return below.length ? below : linesToShow(looksLike, 0);
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
