import { z } from 'zod';
import { isObject, type Json } from '../cards/walk.ts';

/** The dotted path of every field that a schema lets into the store; lists and alternatives add no step of their own. */
export function fieldPaths(schema: z.ZodType): string[] {
  // What JSON Schema cannot say is thrown, so that no part of a schema is passed over.
  return [...new Set(pathsIn(z.toJSONSchema(schema, { reused: 'inline', cycles: 'throw' }), ''))].sort();
}

function pathsIn(node: unknown, at: string): string[] {
  if (!isObject(node)) return [];
  const inside = [
    ...propertiesOf(node).flatMap(([name, below]) => pathsIn(below, at ? `${at}.${name}` : name)),
    ...['items', 'additionalProperties'].flatMap((part) => pathsIn(node[part], at)),
    ...['anyOf', 'oneOf', 'allOf', 'prefixItems'].flatMap((part) => {
      const parts = node[part];
      return Array.isArray(parts) ? parts.flatMap((below) => pathsIn(below, at)) : [];
    }),
  ];
  const isField = at !== '' && inside.every((path) => path === at) && !isNothing(node);
  return isField ? [at] : inside;
}

function propertiesOf({ properties }: Json): [string, unknown][] {
  return isObject(properties) ? Object.entries(properties) : [];
}

/** "Or nothing" beside a field is no field. */
function isNothing({ type }: Json): boolean {
  return type === 'null';
}
