export type Json = Record<string, unknown>;

export interface Found {
  /** Property names and list places, outermost first. */
  readonly path: readonly string[];
  readonly node: Json;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object inside a card, the card itself first. */
export function objectsIn(value: unknown, path: readonly string[] = []): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([name, item]) => objectsIn(item, [...path, name]));
  return isObject(value) ? [{ path, node: value }, ...below] : below;
}

/**
 * What stands in each text of a card, as a person reads it: runs of one look are one text, however often it had to be
 * divided, and signs that nobody sees are left out.
 */
export function textsIn(card: unknown): string[] {
  return objectsIn(card).flatMap(({ node: { inlines } }) => {
    if (!Array.isArray(inlines)) return [];
    const runs = inlines.map(({ text, ...look }: Json) => ({ text: String(text), look: JSON.stringify(look) }));
    const texts = runs.flatMap(({ look }, at) => {
      if (runs[at - 1]?.look === look) return [];
      const after = runs.slice(at).findIndex((one) => one.look !== look);
      return [runs.slice(at, after < 0 ? undefined : at + after).map(({ text }) => text)];
    });
    return texts.map((parts) => asSeen(parts.join('')));
  });
}

/** Without what only keeps clients from taking it for Markdown. */
export function asSeen(text: string): string {
  return text.replaceAll('\u2060', '').replaceAll(/ *\n/g, '\n');
}

export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** Objects of a type, or of the types that begin so: `Input.` for every input. */
export function elementsIn(card: unknown, type: string): Json[] {
  return objectsIn(card)
    .map(({ node }) => node)
    .filter((node) => {
      const own = String(node.type ?? '');
      return type.endsWith('.') ? own.startsWith(type) : own === type;
    });
}
