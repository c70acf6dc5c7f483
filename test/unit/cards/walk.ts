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
